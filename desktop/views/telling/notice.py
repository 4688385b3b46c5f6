"""What is announced of a session in the group."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.home import Upcoming
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, day_text, with_weekday
from desktop.views.parts.titles import title


def notice(coming: Upcoming, today: date) -> str:
    """What is announced in the group: what, when, where, and who does it, a line each.

    While names are hidden it names nobody.
    """
    translate = QCoreApplication.translate
    one = coming.occurrence
    day = with_weekday(day_text(one.start.date()), one.start.date())
    year = "" if one.start.year == today.year else f"{one.start.year} "
    span = "" if one.all_day else f" {clock(one.start)}–{clock(one.end)}"
    lines = [
        f"【{title(one)}】",
        translate("Notice", "时间：{when}").format(when=year + day + span),
    ]
    if one.where:
        lines.append(translate("Notice", "地点：{place}").format(place=one.where))
    if coming.lecturer.id:
        who = privacy.name(coming.lecturer.name)
        lines.append(translate("Notice", "主讲：{name}").format(name=who))
    if coming.host.id:
        who = privacy.name(coming.host.name)
        lines.append(translate("Notice", "主持：{name}").format(name=who))
    return "\n".join(lines)
