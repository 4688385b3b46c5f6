"""Days, times and large numbers as people read them, in the language in force."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.models.counting import MINUS, figure, filled
from desktop.views.theme.palette import look

_HOUR, _DAY = 3_600, 86_400


def _chinese() -> bool:
    return look().language.startswith("zh")


def weekday(day: date) -> str:
    """周三, Wed."""
    names = "一二三四五六日"
    if _chinese():
        return QCoreApplication.translate("Dates", "周{day}").format(day=names[day.weekday()])
    return QLocale(look().language).dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def day_text(day: date) -> str:
    """10 月 14 日, 14 Oct."""
    if _chinese():
        return f"{day.month} 月 {day.day} 日"
    return QLocale(look().language).toString(QDate(day.year, day.month, day.day), "d MMM")


def short_day(day: date) -> str:
    """10-14, 14 Oct: where there is little room."""
    return f"{day:%m-%d}" if _chinese() else day_text(day)


def dated(day: date) -> str:
    """2026 年 10 月 14 日, 14 Oct 2026."""
    return f"{day.year} 年 {day_text(day)}" if _chinese() else f"{day_text(day)} {day.year}"


def with_weekday(text: str, day: date) -> str:
    """A day as it was written, with its weekday: 10 月 14 日 周三, Wed 14 Oct."""
    return f"{text} {weekday(day)}" if _chinese() else f"{weekday(day)} {text}"


def near_day(day: date, today: date) -> str:
    """今天, 明天, 昨天, else the day with its weekday."""
    translate = QCoreApplication.translate
    near = {
        0: translate("Dates", "今天"),
        1: translate("Dates", "明天"),
        -1: translate("Dates", "昨天"),
    }
    return near.get((day - today).days) or with_weekday(day_text(day), day)


def clock(at: datetime) -> str:
    """20:00."""
    return at.strftime("%H:%M")


def short_moment(at: datetime) -> str:
    """10-14 20:00, 14 Oct 20:00."""
    return f"{short_day(at.date())} {clock(at)}"


def local(ms: int, zone: str) -> datetime:
    """A moment (ms UTC) in an IANA zone."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(zone))


def moment(ms: int, zone: str, today: date) -> str:
    """今天 12:06, 昨天 22:10, 10 月 8 日 周四."""
    at = local(ms, zone)
    if abs((at.date() - today).days) <= 1:
        return f"{near_day(at.date(), today)} {clock(at)}"
    return near_day(at.date(), today)


def until(at: datetime, now: datetime) -> str:
    """还有 2 小时 18 分; under way: 已开始 5 分; over a day: 还有 3 天."""
    translate = QCoreApplication.translate
    seconds = int((at - now).total_seconds())
    if seconds <= 0:
        return translate("Dates", "已开始 {minutes} 分").format(minutes=-seconds // 60)
    if seconds >= _DAY:
        return filled(translate("Dates", "还有 {days} 天"), days=seconds // _DAY)
    if seconds >= _HOUR:
        text = translate("Dates", "还有 {hours} 小时 {minutes} 分")
        return text.format(hours=seconds // _HOUR, minutes=seconds % _HOUR // 60)
    return translate("Dates", "还有 {minutes} 分").format(minutes=max(1, seconds // 60))


def large(number: float) -> str:
    """1,284; from 100,000 on 12.3万 in Chinese, 123K in English."""
    whole = round(number)
    if abs(whole) < 100_000:
        return figure(whole)
    if _chinese():
        return QCoreApplication.translate("Dates", "{number}万").format(
            number=f"{whole / 1e4:,.1f}"
        )
    return f"{whole / 1e6:,.1f}M" if abs(whole) >= 1e6 else f"{whole / 1e3:,.0f}K"


def signed(number: float) -> str:
    """+37, −12, 0; the minus is the long one."""
    whole, text = round(number), large(abs(number))
    return f"+{text}" if whole > 0 else f"{MINUS}{text}" if whole < 0 else text
