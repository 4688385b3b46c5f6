"""The small text beside a day: festival, solar term, or the day of the Chinese lunar month."""

from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from lunar_python import Solar
from lunar_python.util import LunarUtil
from PySide6.QtCore import QCoreApplication

from desktop.views.theme.palette import look

Kind = Literal["festival", "term", "month", "day"]


class DayName(NamedTuple):
    """What stands beside a day's number, and what it is."""

    text: str
    kind: Kind


# Festivals by the solar calendar that a community plans around; the lunar ones come computed.
_SOLAR = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节"}
_LUNAR = frozenset({"春节", "元宵节", "端午节", "七夕节", "中秋节", "重阳节", "除夕", "腊八节"})


@lru_cache(maxsize=2048)
def _found(day: date) -> tuple[str, Kind]:
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    festivals = [name for name in lunar.getFestivals() if name in _LUNAR]
    solar = _SOLAR.get((day.month, day.day))
    if solar or festivals:
        return solar or festivals[0], "festival"
    if lunar.getJieQi():
        # Qingming is both a term and a day off: it is the festival that people look for.
        return lunar.getJieQi(), "festival" if lunar.getJieQi() == "清明" else "term"
    if lunar.getDay() == 1:
        return f"{lunar.getMonthInChinese()}月", "month"
    return lunar.getDayInChinese(), "day"


def day_name(day: date) -> DayName:
    """The name of a day, in the language in force; outside Chinese only festivals and terms."""
    text, kind = _found(day)
    if not look().language.startswith("zh"):
        return DayName(_words().get(text, ""), kind)
    if look().language == "zh_TW":
        return DayName(_traditional(text), kind)
    return DayName(text, kind)


def lunar_text(day: date) -> str:
    """The whole lunar date in Chinese: 九月初十; a festival or term is added.

    In other languages only the festival, "" on other days.
    """
    if not look().language.startswith("zh"):
        return day_name(day).text
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    text = f"{lunar.getMonthInChinese()}月{lunar.getDayInChinese()}"
    found, kind = _found(day)
    whole = f"{text} {found}" if kind in ("festival", "term") else text
    return _traditional(whole) if look().language == "zh_TW" else whole


def yearly(day: date) -> str:
    """Every lunar year on this day's lunar date, as a form offers it: 农历每年八月十五."""
    month, at = lunar_place(day)
    return yearly_on(abs(month), month < 0, at)


def lunar_place(day: date) -> tuple[int, int]:
    """The lunar month, negative for a leap month, and the day in it."""
    lunar = Solar.fromYmd(day.year, day.month, day.day).getLunar()
    return lunar.getMonth(), lunar.getDay()


def yearly_on(month: int, leap: bool, day: int) -> str:
    """Every lunar year on this day of this month; -1 is the month's last."""
    said = f"{month}{'L' if leap else ''}/{day}"
    if look().language.startswith("zh"):
        at = LunarUtil.DAY[day] if day > 0 else "最后一天"
        said = f"{'闰' if leap else ''}{LunarUtil.MONTH[month]}月{at}"
    elif day < 0:
        said = f"{month}/30"
    said = _traditional(said) if look().language == "zh_TW" else said
    return QCoreApplication.translate("Lunar", "农历每年{day}").format(day=said)


def _words() -> dict[str, str]:
    """Festivals and solar terms in a language that is not Chinese."""
    translate = QCoreApplication.translate
    return {
        "元旦": translate("Lunar", "元旦"),
        "劳动节": translate("Lunar", "劳动节"),
        "国庆节": translate("Lunar", "国庆节"),
        "春节": translate("Lunar", "春节"),
        "除夕": translate("Lunar", "除夕"),
        "元宵节": translate("Lunar", "元宵节"),
        "清明": translate("Lunar", "清明"),
        "端午节": translate("Lunar", "端午节"),
        "七夕节": translate("Lunar", "七夕节"),
        "中秋节": translate("Lunar", "中秋节"),
        "重阳节": translate("Lunar", "重阳节"),
        "腊八节": translate("Lunar", "腊八节"),
    }


def _traditional(text: str) -> str:
    for simple, full in zip(_SIMPLE, _FULL, strict=True):
        text = text.replace(simple, full)
    return text


# The characters of lunar days, terms and festivals that differ in traditional writing.
_SIMPLE = "国庆劳动节阳阴历腊惊蛰谷满种处蚕闰端后"
_FULL = "國慶勞動節陽陰曆臘驚蟄穀滿種處蠶閏端後"
