"""Recurrence rules (RFC 5545 section 3.3.10) mended, bounded and taken apart."""

import re
from datetime import UTC, date, datetime, timedelta
from math import prod

from msgspec import Struct

from desktop.models.problem import Problem

FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_SECONDS = {"SECONDLY": 1, "MINUTELY": 60, "HOURLY": 3600, "DAILY": 86400, "WEEKLY": 604800}
# filter -> largest absolute value, and whether negatives count from the end
_RANGES = {
    "BYSECOND": (59, False),
    "BYMINUTE": (59, False),
    "BYHOUR": (23, False),
    "BYMONTH": (12, False),
    "BYMONTHDAY": (31, True),
    "BYYEARDAY": (366, True),
    "BYWEEKNO": (53, True),
    "BYSETPOS": (366, True),
}
_DAY_FILTERS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_ORDER = ("FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY",
          "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST")  # fmt: skip
# A community meets at most every half hour; a rule that never ends and is denser is a mistake or
# an attack. One that ends may be dense if it is short.
MOST_A_DAY = 48
MOST_IN_ALL = 2000
# After forty years every mixture of weekday, leap year and ISO week has come round.
_CYCLE = 40 * 366


class Rule(Struct, frozen=True):
    """A rule that dateutil can be given: only known parts with values in range.

    `until` is naive local, or aware UTC, or a date; it stands apart from the parts.
    """

    parts: tuple[tuple[str, str], ...]
    until: datetime | date | None = None

    def get(self, name: str) -> str:
        """The value of a part, "" where it is missing."""
        return next((value for key, value in self.parts if key == name), "")

    @property
    def frequency(self) -> str:
        """SECONDLY … YEARLY."""
        return self.get("FREQ")

    @property
    def interval(self) -> int:
        """How many periods lie between two that count; at least 1."""
        return int(self.get("INTERVAL") or 1)

    @property
    def count(self) -> int | None:
        """The number of occurrences, None where unlimited."""
        return int(self.get("COUNT")) if self.get("COUNT") else None

    @property
    def within_days(self) -> bool:
        """Whether it goes by hours or less, so that a day may have it more than once."""
        return self.frequency in ("SECONDLY", "MINUTELY", "HOURLY") or _timed(self)

    def numbers(self, name: str) -> list[int]:
        """The values of a filter as numbers."""
        return [int(value) for value in self.get(name).split(",") if value]

    def text(self, until: str = "") -> str:
        """The rule as an RRULE value, with this UNTIL."""
        parts = dict(self.parts) | ({"UNTIL": until} if until else {})
        return ";".join(f"{name}={parts[name]}" for name in _ORDER if name in parts)


def read_rule(value: str) -> Rule | None:
    """The rule an RRULE value means, mended; None where it gives no recurrence at all.

    A filter none of whose values is in range can never match: the rule is then None, too.
    """
    given = dict(re.findall(r"([A-Z-]+)\s*=\s*([^;]*)", (_modern(value) or value).upper()))
    if given.get("FREQ", "").strip() not in FREQUENCIES or _other_calendar(given):
        return None
    if _lost_end(given):
        return None
    parts = {"FREQ": given["FREQ"].strip()} | _limits(given)
    for name in (*_RANGES, "BYDAY"):
        if given.get(name, "").strip():
            parts[name] = _filter(name, given[name], parts["FREQ"])
            if not parts[name]:
                return None
    return Rule(tuple(parts.items()), read_until(given.get("UNTIL", "")))


def _lost_end(given: dict[str, str]) -> bool:
    """Whether it is to end, but where cannot be read: taken without it, it never would."""
    count, until = (given.get(name, "").strip() for name in ("COUNT", "UNTIL"))
    return bool(count and _number(count) <= 0) or bool(until and read_until(until) is None)


def _other_calendar(given: dict[str, str]) -> bool:
    """RFC 7529: months and years of other calendars are another matter (see `lunarrule`)."""
    gregorian = given.get("RSCALE", "GREGORIAN").strip() in ("GREGORIAN", "")
    return not gregorian and given.get("FREQ", "").strip() in ("MONTHLY", "YEARLY")


_OLD = re.compile(
    r"(D|W|MP|MD|YM|YD)(\d{1,3})((?:\s+[0-9A-Z+-]+)*?)(?:\s+(?:#(\d+)|(\d{8}T\w+)))?\s*"
)
_OLD_FREQUENCIES = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_OLD_LISTS = {"W": "BYDAY", "MD": "BYMONTHDAY", "YM": "BYMONTH", "YD": "BYYEARDAY"}


def _modern(value: str) -> str:
    """A vCalendar 1.0 rule ("W1 TU TH #10", as old phones write) in today's words, else ""."""
    found = _OLD.fullmatch(value.strip().upper())
    if found is None:
        return ""
    kind, interval, words = found[1], found[2], found[3].split()
    parts = [f"FREQ={_OLD_FREQUENCIES[kind[0]]}", f"INTERVAL={interval}"]
    if kind == "MP":
        weeks = re.findall(r"(\d)([+-])((?:\s+(?:MO|TU|WE|TH|FR|SA|SU))+)", found[3])
        days = [f"{sign}{n}{day}" for n, sign, names in weeks for day in names.split()]
        parts.append("BYDAY=" + ",".join(days))
    elif words and kind in _OLD_LISTS:
        parts.append(f"{_OLD_LISTS[kind]}=" + ",".join(words))
    if found[5]:
        parts.append(f"UNTIL={found[5]}")
    elif found[4] is None:
        parts.append("COUNT=2")  # without a number the format means twice
    elif found[4] != "0":
        parts.append(f"COUNT={found[4]}")
    return ";".join(parts)


def _limits(given: dict[str, str]) -> dict[str, str]:
    parts = {}
    for name in ("INTERVAL", "COUNT"):
        if _number(given.get(name, "")) > 0:
            parts[name] = str(min(_number(given[name]), 100_000))
    if given.get("WKST", "").strip() in _DAYS:
        parts["WKST"] = given["WKST"].strip()
    return parts


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\s*[+-]?\d{1,9}\s*", text) else 0


def _filter(name: str, text: str, frequency: str) -> str:
    if name == "BYDAY":
        days = [_DAY.fullmatch(word) for word in re.split(r"[,\s]+", text.strip())]
        return ",".join(_weekday(day, frequency) for day in days if day and day[1] != "0")
    largest, negative = _RANGES[name]
    zero = name in ("BYSECOND", "BYMINUTE", "BYHOUR")
    words = [word for word in re.split(r"[,\s]+", text) if re.fullmatch(r"[+-]?\d{1,3}", word)]
    numbers = [int(word) for word in words]
    kept = [
        n
        for n in numbers
        if abs(n) <= largest and (n > 0 or (n < 0 and negative) or (n == 0 and zero))
    ]
    return ",".join(str(n) for n in dict.fromkeys(kept))


def _weekday(day: re.Match[str], frequency: str) -> str:
    """An ordinal means something in months and years only."""
    ordinal = day[1] if day[1] and frequency in ("MONTHLY", "YEARLY") else ""
    return f"{ordinal.lstrip('+')}{day[2]}"


def read_until(text: str) -> datetime | date | None:
    """UNTIL as a date, a naive local time or a UTC time; None where there is none to read."""
    found = re.fullmatch(r"(\d{4})-?(\d\d)-?(\d\d)(?:T?(\d\d):?(\d\d):?(\d\d)?(Z?))?", text.strip())
    if found is None:
        return None
    try:
        # "for ever" is written as the year 9999, which no arithmetic survives
        day = date(min(int(found[1]), 2200), int(found[2]), int(found[3]))
        if found[4] is None:
            return day
        time = (int(found[4]), int(found[5]), min(int(found[6] or 0), 59))
        local = datetime(day.year, day.month, day.day, *time)  # noqa: DTZ001 local by RFC 5545
    except ValueError:
        return None
    return local.replace(tzinfo=UTC) if found[7] else local


def check_dense(rule: Rule, start: datetime | date) -> None:
    """Raise Problem("calendar.rule_too_dense") where a rule would never stop giving occurrences."""
    if rule.frequency not in ("SECONDLY", "MINUTELY", "HOURLY"):
        times = prod(len(rule.numbers(name)) or 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    else:
        times = _times_a_day(rule)
    if times <= MOST_A_DAY or (rule.count or MOST_IN_ALL + 1) <= MOST_IN_ALL:
        return
    if rule.until is not None:
        days = (_day(rule.until) - _day(start)).days + 1
        if days * times <= MOST_IN_ALL:
            return
    raise Problem("calendar.rule_too_dense", rule=rule.text(), most=MOST_A_DAY)


def _times_a_day(rule: Rule) -> int:
    units = (("BYHOUR", 24, "HOURLY"), ("BYMINUTE", 60, "MINUTELY"), ("BYSECOND", 60, "SECONDLY"))
    fine = FREQUENCIES.index(rule.frequency)
    total = 1
    for name, whole, frequency in units:
        stepped = FREQUENCIES.index(frequency) >= fine
        total *= len(rule.numbers(name)) or (whole if stepped else 1)
    return -(-total // rule.interval) if not _timed(rule) else total


def _timed(rule: Rule) -> bool:
    return any(rule.get(name) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))


def _day(when: datetime | date) -> date:
    return when.date() if isinstance(when, datetime) else when


def can_happen(rule: Rule, start: datetime | date) -> bool:
    """Whether the rule ever matches: dateutil would look for a 31 February until the year 9999."""
    if not _position_exists(rule):
        return False
    if not any(rule.get(name) for name in _DAY_FILTERS):
        return True
    first = _day(start)
    last = date.max - timedelta(days=_CYCLE + 1)
    first = min(first, last)
    wanted = {name: set(rule.numbers(name)) for name in _DAY_FILTERS if rule.get(name)}
    plain = {_DAYS.index(day) for day in rule.get("BYDAY").split(",") if day in _DAYS}
    return any(_matches(first + timedelta(days=n), wanted, plain) for n in range(_CYCLE))


def _position_exists(rule: Rule) -> bool:
    positions = rule.numbers("BYSETPOS")
    if not positions or rule.frequency in ("MONTHLY", "YEARLY"):
        return True
    times = prod(len(rule.numbers(name)) or 1 for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    days = len(rule.get("BYDAY").split(",")) if rule.frequency == "WEEKLY" else 1
    return min(abs(n) for n in positions) <= days * times


def _matches(day: date, wanted: dict[str, set[int]], weekdays: set[int]) -> bool:
    if weekdays and day.weekday() not in weekdays:
        return False
    if "BYMONTH" in wanted and day.month not in wanted["BYMONTH"]:
        return False
    if "BYMONTHDAY" in wanted:
        left = ((day.replace(day=1) + timedelta(days=32)).replace(day=1) - day).days
        if not wanted["BYMONTHDAY"] & {day.day, -left}:
            return False
    year_day = day.timetuple().tm_yday
    if "BYYEARDAY" in wanted:
        length = date(day.year, 12, 31).timetuple().tm_yday
        if not wanted["BYYEARDAY"] & {year_day, year_day - length - 1}:
            return False
    return "BYWEEKNO" not in wanted or bool(
        wanted["BYWEEKNO"] & {day.isocalendar().week, day.isocalendar().week - 54}
    )


def advanced(
    rule: Rule, start: datetime | date, towards: date, short: int = 400
) -> datetime | date:
    """A start nearer to `towards` from which the rule gives the same occurrences after it.

    Moved by whole intervals, at least `short` days short of `towards`; a rule that counts, or goes
    by months or years, starts where it starts.
    """
    seconds = _SECONDS.get(rule.frequency)
    gap = (towards - _day(start)).days - short
    if seconds is None or rule.count or gap <= 0:
        return start
    step = seconds * rule.interval
    return start + timedelta(seconds=gap * 86400 // step * step)
