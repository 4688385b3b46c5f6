"""Dates that a month does not have: RFC 7529's SKIP said in the words of RFC 5545."""

import re
from datetime import date

from desktop.models.problem import Problem

# Every month has this day.
_SAFE = 28
# The months after those that have no 30th, or no 31st.
_AFTER_SHORT = {30: "3", 31: "3,5,7,10,12"}
# The days that a month always has, by its number.
_LENGTHS = {
    str(month): 28 if month == 2 else 30 if month in (4, 6, 9, 11) else 31 for month in range(1, 13)
}
# With one of these a rule picks its days in a way that no month lacks, or not by days at all.
_OTHERWISE = ("BYDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")


def without_skip(value: str, start: date) -> list[str]:
    """RRULE values that together mean the same without SKIP, for a series that starts then.

    BACKWARD is the last day that there is, FORWARD the first of the next month (RFC 7529 section
    4.1). Raises Problem calendar.skip where that can't be said without it.
    """
    parts = dict(re.findall(r"([A-Z-]+)\s*=\s*([^;]*)", value.upper()))
    skip = parts.pop("SKIP", "OMIT").strip()
    frequency = parts.get("FREQ", "").strip()
    moves = skip != "OMIT" and frequency in ("MONTHLY", "YEARLY")
    day = _day(parts, start) if moves else 0
    if day == 0:
        return [value]
    if frequency == "YEARLY":
        month = parts.pop("BYMONTH", str(start.month)).strip()
        parts["BYMONTH"] = month
        if (month, day) != ("2", 29):
            if month in _LENGTHS and day <= _LENGTHS[month]:
                return [value]
            raise Problem("calendar.skip", rule=value[:80])
    if skip == "BACKWARD":
        days = ",".join(map(str, range(_SAFE, day + 1)))
        return [_text(parts, BYMONTHDAY=days, BYSETPOS="-1")]
    if skip == "FORWARD" and frequency == "YEARLY":
        # The sixtieth day is the 29th of February or the 1st of March.
        return [_text(parts, BYMONTH="", BYMONTHDAY="", BYYEARDAY="60")]
    if skip == "FORWARD" and not {"COUNT", "BYMONTH"} & parts.keys() and _interval(parts) == 1:
        first = {"BYMONTH": _AFTER_SHORT[day], "BYMONTHDAY": "1"} if day > 29 else {}
        more = first or {"BYMONTHDAY": "", "BYYEARDAY": "60"}
        return [_text(parts), _text(parts, FREQ="YEARLY", **more)]
    raise Problem("calendar.skip", rule=value[:80])


def _day(parts: dict[str, str], start: date) -> int:
    """The one day of the month that some months lack, or 0. Raises Problem for several days."""
    if any(parts.get(name, "").strip() for name in _OTHERWISE):
        return 0
    words = [word.strip() for word in parts.get("BYMONTHDAY", str(start.day)).split(",")]
    if all(re.fullmatch(r"-?\d{1,2}", word) and abs(int(word)) <= _SAFE for word in words):
        return 0
    if len(words) > 1 or words[0] not in ("29", "30", "31"):
        raise Problem("calendar.skip", rule=";".join(f"{k}={v}" for k, v in parts.items())[:80])
    return int(words[0])


def _interval(parts: dict[str, str]) -> int:
    text = parts.get("INTERVAL", "1").strip()
    return int(text) if text.isdigit() else 1


def _text(parts: dict[str, str], **changed: str) -> str:
    return ";".join(f"{name}={text}" for name, text in (parts | changed).items() if text)
