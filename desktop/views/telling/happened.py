"""What happened lately, a line each: points, and everything else that was done."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.models.home import Happened
from desktop.views.parts import privacy
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import moment, signed
from desktop.views.parts.timeline import TimelineItem
from desktop.views.telling.done import look_of
from desktop.views.theme.palette import look


def _entry_word(kind: str) -> str:
    # Only an entry of no rule is called by its kind: a start seldom has one.
    from desktop.models.award_words import kind_word

    return kind_word(kind, look().language)


def told(one: Happened, zone: str, today: date) -> TimelineItem:
    """One line of 刚刚发生."""
    translate = QCoreApplication.translate
    when = moment(one.at, zone, today)
    if one.kind == "points":
        name = privacy.name(one.what)
        why = translate("Happened", "规则“{rule}”第 {version} 版").format(
            rule=one.who, version=one.version
        )
        told = one.who or _entry_word(one.entry)
        meta = why if one.version else privacy.mask("text", told)
        delta = privacy.amount(signed(one.points))
        picture, tone = ("star", "accent") if one.points >= 0 else ("gift", "orange")
        text = (
            translate("Happened", "{name} 得分")
            if one.points >= 0
            else translate("Happened", "{name} 减分")
        )
        return TimelineItem(
            ("member", one.record), text.format(name=name), f"{when} • {meta}", picture, tone, delta
        )
    text, picture, tone = look_of(one.what)
    count = _counts(one)
    undone = translate("Happened", "已撤销") if one.undone else ""
    meta = " • ".join(part for part in (when, privacy.name(one.who), count, undone) if part)
    return TimelineItem(("action", one.what), text, meta, picture, tone)


def _counts(one: Happened) -> str:
    """How often the same was done, how many people it was about, or else how much it wrote."""
    if one.times > 1:
        return counted().times(one.times)
    if one.people:
        return counted().people(one.people)
    return counted().changes(one.count) if one.count > 1 else ""
