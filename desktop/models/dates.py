"""Dates and moments as spreadsheets and chats write them, the year first."""

import datetime as dt
import re
import unicodedata

from desktop.models.blank import NOT_GIVEN
from desktop.models.problem import Problem

EARLIEST_YEAR = 1850
LATEST_YEAR = 2200
# Day 0 of the 1900 date system as used after 1 March 1900 (ECMA-376 part 1, 18.17.4.1).
_SERIAL_ZERO = dt.datetime.fromisoformat("1899-12-30")
# Up to the end of 2099; a larger number is some other number.
_SERIAL = re.compile(r"([1-6]\d{4}|7[0-2]\d{3}|730[0-4]\d|73050)(\.\d+)?")
_NO_DATE = NOT_GIVEN | frozenset(("待定", "未定", "nat"))
# What databases and spreadsheets write for no day, at any time of it.
_ZERO_DATE = re.compile(r"0000([-/.]?)00\1(?:00)(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_DATE = re.compile(
    r"(?P<era>民[国國])?\s*(?P<year>\d{2,4})\s*(?:[-/.,\\_、。·—–]|年|\s)\s*"
    r"(?P<month>\d{1,2})\s*(?:[-/.,\\_、。·—–]|月|\s)\s*"
    r"(?P<day>\d{1,2})\s*[日号號]?"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = f"(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}"
# A month by its name tells day and year apart: 5 March 2024, Mar 5, 2024, 05-Mar-2024.
_ENGLISH = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[-/.,\s]*{_MONTH_NAME}[-/.,\s]*(?P<year>\d{{4}})",
        rf"{_MONTH_NAME}[-/.\s]*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[-/.,\s]+(?P<year>\d{{4}})",
    )
)
_COMPACT = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d{2})(?P<day>\d{2})")
_COMPACT_TIME = re.compile(r"(\d{2})(\d{2})(\d{2})?")
_WEEKDAY = re.compile(
    r"[(\[]?(?:(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)[)\]]?",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?P<half>凌晨|早上|上午|中午|下午|傍晚|晚上|晚|am|pm)?\s*"
    r"(?P<hour>\d{1,2})\s*(?:[:时時点點]\s*)(?:(?P<minute>\d{1,2}|半)\s*分?)?"
    r"(?:\s*[:]?\s*(?P<second>\d{1,2})(?:[.,]\d{1,9})?\s*秒?)?\s*(?P<after>am|pm)?"
    r"\s*(?P<zone>z|utc|gmt|(?:(?:utc|gmt)?[+-]\d{1,2}(?::?\d{2})?))?",
    re.IGNORECASE,
)
_AFTERNOON = frozenset(("下午", "傍晚", "晚上", "晚", "pm"))
_NUMERALS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)")
# A month, a year, or a day of no year: more than nothing, and no date.
_PARTIAL = re.compile(
    r"[12]\d{3}\s*(?:年|[-/.])?\s*(?:(?:0?[1-9]|1[0-2])\s*月?\s*(?:份|初|中旬|上旬|下旬|底|末)?)?"
    r"|(?:0?[1-9]|1[0-2])\s*(?:月|[-/])\s*[0-3]?\d\s*[日号號]?"
)
# What only a day of the Chinese calendar is written with.
_LUNAR = re.compile(r"[农農阴陰旧舊][历曆]|[闰閏正冬腊臘]|初[一二三四五六七八九十]|廿|\dL-", re.I)
_HAN_DIGIT = re.compile(r"[〇零○一二三四五六七八九十]")


def parse_date(text: str) -> str | None:
    """The day written in `text` as YYYY-MM-DD, or None for an empty cell (无, -).

    Understood are year-first forms with any usual separator, Chinese numerals, 民國 years,
    YYYYMMDD, English months by name and Excel serial numbers, each with or without a time of
    day, which is left out.
    Raises Problem "date.invalid" for a day that does not exist or another form, "date.partial"
    where the day or the year is missing.
    """
    moment = parse_moment(text)
    return None if moment is None else f"{moment:%Y-%m-%d}".rjust(10, "0")


def parse_birthday(text: str) -> str | None:
    """As `parse_date`; what reads like a lunar day raises Problem date.lunar."""
    try:
        return parse_date(text)
    except Problem:
        if _LUNAR.search(text):
            raise Problem("date.lunar", date=text) from None
        raise


def parse_moment(text: str) -> dt.datetime | None:
    """The day and time written in `text`; midnight without a time, aware if it has an offset.

    Raises Problem as `parse_date` does.
    """
    shown, text = text, _plain(text)
    if not text or text.casefold() in _NO_DATE or _ZERO_DATE.fullmatch(text):
        return None
    try:
        moment = _serial(text) or _written(text)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or not EARLIEST_YEAR <= moment.year <= LATEST_YEAR:
        raise Problem("date.partial" if _is_partial(text) else "date.invalid", date=shown)
    return moment


def _is_partial(text: str) -> bool:
    return _PARTIAL.fullmatch(_with_digits(text)) is not None


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return text.strip().lstrip("'‘’`").strip()


def _serial(text: str) -> dt.datetime | None:
    match = _SERIAL.fullmatch(text)
    if not match:
        return None
    seconds = round(float(match[2] or 0) * 86400)
    return _SERIAL_ZERO + dt.timedelta(days=int(match[1]), seconds=seconds)


def _written(text: str) -> dt.datetime | None:
    text = _with_digits(_WEEKDAY.sub("", text, count=1))
    match = _COMPACT.match(text)
    if match and match.end() < len(text) and not (text[8:9] in " tT" or text[8:].isdecimal()):
        match = None
    match = match or _DATE.match(text)
    if not match:
        return _in_english(text)
    year = _year(match)
    if year is None:
        return None
    day = dt.datetime.combine(dt.date(year, int(match["month"]), int(match["day"])), dt.time())
    return _at(day, text[match.end() :])


def _in_english(text: str) -> dt.datetime | None:
    match = next((found for form in _ENGLISH if (found := form.match(text.lstrip(" ,")))), None)
    if not match:
        return None
    month = _MONTHS.index(match["name"].lower()) + 1
    day = dt.datetime.combine(dt.date(int(match["year"]), month, int(match["day"])), dt.time())
    return _at(day, text.lstrip(" ,")[match.end() :])


def _year(match: re.Match[str]) -> int | None:
    """Two digits are a year only where 年 says so: 01/02/24 could be any of three days."""
    digits = match["year"]
    if len(digits) == 4:
        return int(digits)
    if "era" in match.groupdict() and match["era"]:
        return int(digits) + 1911
    # Three digits are such a year also where nobody says so; 202 is 2024 with a slip.
    if len(digits) == 3:
        return int(digits) + 1911 if 100 <= int(digits) < 150 else None
    if len(digits) == 2 and "年" in match[0]:
        return 2000 + int(digits) if int(digits) < 70 else 1900 + int(digits)
    return None


def _at(day: dt.datetime, rest: str) -> dt.datetime | None:
    """The day at the time of day in `rest`; None if that is no time."""
    rest = rest.strip().rstrip(".,")
    if rest[:1] in ("T", "t", ",", "，"):
        rest = rest[1:].strip()
    if not rest:
        return day
    if compact := _COMPACT_TIME.fullmatch(rest):
        return day.replace(
            hour=int(compact[1]), minute=int(compact[2]), second=int(compact[3] or 0)
        )
    match = _TIME.fullmatch(rest)
    if not match:
        return None
    hour = _hour(int(match["hour"]), (match["half"] or match["after"] or "").casefold())
    minute = 30 if match["minute"] == "半" else int(match["minute"] or 0)
    day += dt.timedelta(days=hour // 24)
    moment = day.replace(hour=hour % 24, minute=minute, second=min(int(match["second"] or 0), 59))
    return moment.replace(tzinfo=_offset(match["zone"])) if match["zone"] else moment


def _hour(hour: int, half: str) -> int:
    if half in _AFTERNOON and hour < 12:
        return hour + 12
    if half in ("am", "凌晨") and hour == 12:
        return 0
    if hour > 24:
        raise ValueError(hour)
    return hour


def _offset(zone: str) -> dt.timezone:
    bare = zone.casefold().removeprefix("utc").removeprefix("gmt").removeprefix("z")
    if not bare:
        return dt.UTC
    digits = bare[1:].replace(":", "")
    hours, minutes = (digits, "0") if len(digits) <= 2 else (digits[:-2], digits[-2:])
    size = dt.timedelta(hours=int(hours), minutes=int(minutes))
    return dt.timezone(-size if bare[0] == "-" else size)


def _with_digits(text: str) -> str:
    """Chinese numerals before 日 as digits: 二〇二四年二月十一日 is 2024年2月11日."""
    if not _HAN_DIGIT.search(text):
        return text
    head, mark, rest = text.partition("日")
    if not mark:
        head, mark, rest = text.partition("号")
    head = _TENS.sub(lambda m: (m[1] or "1") + (m[2] or "0"), head)
    return head.translate(_NUMERALS) + mark + rest
