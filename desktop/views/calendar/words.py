"""How the calendar's kinds, times and rules are said."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.lunarrule import yearly_day
from desktop.models.rrule import read_rule, read_until
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import clock, day_text, weekday
from desktop.views.parts.titles import kind_names

# kind -> tone; sessions and events are bars, the others dots.
TONES = {"session": "accent", "event": "orange", "content": "violet", "column": "info"}
BARS = frozenset({"session", "event"})

# As lunar birthdays are kept: in a year without the leap month in the month itself, the 30th of a
# month with 29 days on its last.
LUNAR_YEARLY = "RSCALE=CHINESE;FREQ=YEARLY;SKIP=BACKWARD"

_ENDS = re.compile(r";(?:UNTIL|COUNT)=[^;]*")
_LUNAR = re.compile(r"(?=.*RSCALE=CHINESE)(?=.*FREQ=YEARLY)(?!.*(?:BY[A-Z]+|INTERVAL)=)")
_SKIP = re.compile(r"SKIP=(\w+)")


def without_end(rule: str) -> str:
    """A rule without where it ends."""
    return _ENDS.sub("", rule)


def last_day(rule: str) -> date | None:
    """The day after which a rule gives nothing, if it names one."""
    said = re.search(r"UNTIL=([^;]*)", rule)
    until = read_until(said[1]) if said else None
    return until.date() if isinstance(until, datetime) else until


def offered(rule: str) -> str:
    """The rule as a form offers it, whatever it says of years that lack its lunar day."""
    plain = _LUNAR.match(rule) and set(rule.split(";")) == {
        *LUNAR_YEARLY.split(";")[:2],
        f"SKIP={skip_of(rule)}",
    }
    return LUNAR_YEARLY if plain else rule


def skip_of(rule: str) -> str:
    """What a lunar rule does where a year lacks its day: BACKWARD, FORWARD or OMIT."""
    said = _SKIP.search(rule)
    return said[1] if said else "OMIT"


def times(rule: str) -> int | None:
    """How many times a rule gives, where it says so."""
    said = re.search(r"COUNT=(\d+)", rule)
    return int(said[1]) if said else None


def tone(kind: str) -> str:
    """The colour of a kind; an unknown one is an event."""
    return TONES.get(kind, "orange")


def kinds() -> list[tuple[str, str]]:
    """The kinds with their names, as a form offers them."""
    return list(kind_names().items())


def rules() -> list[tuple[str, str]]:
    """The rules that a form offers, with their names."""
    translate = QCoreApplication.translate
    return [
        ("", translate("Calendar", "不重复")),
        ("FREQ=DAILY", translate("Calendar", "每天")),
        ("FREQ=WEEKLY", translate("Calendar", "每周")),
        ("FREQ=WEEKLY;INTERVAL=2", translate("Calendar", "每两周")),
        ("FREQ=MONTHLY", translate("Calendar", "每月同一天")),
        ("FREQ=YEARLY", translate("Calendar", "每年")),
        (LUNAR_YEARLY, translate("Calendar", "农历每年")),
    ]


def rule_text(rule: str) -> str:
    """A rule in words; one that the form does not know is shown as it is written."""
    endless = without_end(rule)
    found = read_rule(rule)
    known = dict(rules())
    if _LUNAR.match(endless):
        known[endless] = known[LUNAR_YEARLY]
    elif said := named_day(endless):
        known[endless] = said
    if endless != rule and (found is not None or endless in known):
        return _with_end(rule_text(endless), rule)
    if rule in known:
        return known[rule]
    if found is None or found.frequency != "WEEKLY" or not found.get("BYDAY"):
        return rule
    numbers = {"MO": 5, "TU": 6, "WE": 7, "TH": 8, "FR": 9, "SA": 10, "SU": 11}
    days = [weekday(date(2026, 10, numbers[day])) for day in found.get("BYDAY").split(",")]
    text = QCoreApplication.translate("Calendar", "每周 {days}")
    if found.interval > 1:
        text = QCoreApplication.translate("Calendar", "每 {n} 周 {days}")
    return filled(text, days=" ".join(days), n=found.interval)


def named_day(rule: str) -> str:
    """The words of a rule that names its lunar day, "" for any other."""
    day = yearly_day(rule)
    if day is None:
        return ""
    # It loads the library of that calendar.
    from desktop.views.calendar.lunar import yearly_on

    return yearly_on(*day)


def _with_end(text: str, rule: str) -> str:
    translate = QCoreApplication.translate
    last, count = last_day(rule), times(rule)
    if last is not None:
        return translate("Calendar", "{rule}，到 {day} 为止").format(
            rule=text, day=last.isoformat()
        )
    if count is None:
        return text
    return translate("Calendar", "{rule}，{times}").format(rule=text, times=counted().in_all(count))


def span(one: Occurrence, home: str) -> str:
    """20:00 – 21:00, whole days as a range of days; with the place's zone where it is another."""
    translate = QCoreApplication.translate
    if one.all_day:
        last = date.fromordinal(one.end.date().toordinal() - 1)
        first = one.start.date()
        if last <= first:
            return translate("Calendar", "全天")
        return f"{day_text(first)} – {day_text(last)}"
    text = f"{clock(one.start)} – {clock(one.end)}"
    if one.end.date() != one.start.date():
        text = f"{clock(one.start)} – {day_text(one.end.date())} {clock(one.end)}"
    if one.start.utcoffset() != one.start.astimezone(ZoneInfo(home)).utcoffset():
        place = one.zone.rsplit("/", 1)[-1].replace("_", " ")
        there = clock(one.start.astimezone(ZoneInfo(home)))
        text = translate("Calendar", "{span}（{place}），本地 {here}").format(
            span=text, place=place, here=there
        )
    return text


def days_of(one: Occurrence, home: str) -> list[date]:
    """The community's days that an occurrence touches, at most 62."""
    zone = ZoneInfo(home)
    first, end = one.start.astimezone(zone), one.end.astimezone(zone)
    last = end.date()
    if end > first and end.time() == datetime.min.time():
        last = date.fromordinal(last.toordinal() - 1)
    count = min(last.toordinal() - first.toordinal(), 61)
    return [date.fromordinal(first.toordinal() + n) for n in range(max(count, 0) + 1)]
