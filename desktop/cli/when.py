"""Days, local times and lengths as they are typed in a terminal."""

import re
from argparse import ArgumentTypeError
from datetime import date, datetime


def day(text: str) -> date:
    """A date; raises what argparse shows as wrong usage."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError("write a date as 2026-10-14") from None


def start(text: str) -> str:
    """A local time, or a date for all day; raises what argparse shows as wrong usage."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text).isoformat()
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise ArgumentTypeError("write a local time as 2026-10-14T20:00, or a date")
    return found.isoformat(timespec="seconds")


def minutes(text: str) -> int:
    """A length in minutes; raises what argparse shows as wrong usage."""
    plain, clock = text.strip(), re.fullmatch(r"(\d{1,4}):([0-5]\d)", text.strip())
    if clock:
        return int(clock[1]) * 60 + int(clock[2])
    if plain.isascii() and plain.isdecimal() and len(plain) < 7:
        return int(plain)
    length = re.fullmatch(r"P(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?", plain)
    if length is None:
        raise ArgumentTypeError("write minutes as 90, 1:30 or PT1H30M")
    days, hours, more = (int(part or 0) for part in length.groups())
    return days * 1440 + hours * 60 + more
