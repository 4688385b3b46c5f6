"""What a board says in words: titles, lines, changes, and the text that is pasted into a chat."""

from collections.abc import Iterable
from datetime import date

from desktop.models import period
from desktop.models.board import Board, Line, Moved, Standing, State, Unit
from desktop.models.counting import figure, filled, yuan
from desktop.models.traditional import written

_STATES: dict[State, tuple[str, str]] = {
    "open": ("进行中", "under way"),
    "ended": ("已截止，未冻结", "over, not frozen"),
    "frozen": ("已冻结", "frozen"),
    "published": ("已公布", "published"),
}
_UNITS: dict[Unit, tuple[str, str]] = {
    "count": ("{n} 次", "{n:time|times}"),
    "amount": ("{n} 元", "¥{n}"),
    "days": ("{n} 天", "{n:day|days}"),
    "streak": ("连续 {n} 天", "{n:day|days} in a row"),
    "points": ("{n} 分", "{n:point|points}"),
}
_SPANS: dict[str, tuple[str, str]] = {
    "week": ("积分周榜", "Points of the week"),
    "month": ("积分月榜", "Points of the month"),
    "year": ("积分年榜", "Points of the year"),
    "custom": ("积分榜", "Points of the cycle"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _said(words: tuple[str, str], language: str) -> str:
    return written(words[0], language) if language.startswith("zh") else words[1]


def state_word(state: State, language: str = "zh_CN") -> str:
    """How a board stands."""
    return _said(_STATES[state], language)


def span_title(span: str, language: str = "zh_CN") -> str:
    """The board of everybody's points in weeks, months, years or named cycles."""
    return _said(_SPANS[span], language)


def title(found: Board, language: str = "zh_CN") -> str:
    """Whose board it is: its rule's name, or that of everybody's points."""
    return found.name or span_title(period.kind(found.period), language)


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def period_title(label: str, name: str, language: str = "zh_CN") -> str:
    """A cycle by its own name, else by its label, with its days."""
    first, last = period.bounds(label)
    if name or period.kind(label) == "week":
        if language.startswith("zh"):
            return f"{name or label}（{first:%m-%d} – {last:%m-%d}）"
        return f"{name or label} ({_day(first)} – {_day(last)})"
    return label if period.kind(label) != "custom" else f"{first} – {last}"


def measure_words(unit: Unit, measure: int, language: str = "zh_CN") -> str:
    """A measure with its unit: 3 次, 100 元, 40 分."""
    shown = yuan(measure) if unit == "amount" else figure(measure)
    return filled(_said(_UNITS[unit], language), n=shown)


def gained(unit: Unit, points: int, language: str = "zh_CN") -> str:
    """The points that a line brought besides what it counts; "" for none."""
    if unit == "points" or not points:
        return ""
    return filled(_said(("+{n} 分", "+{n:point|points}"), language), n=figure(points))


def place_words(line: Line, language: str = "zh_CN") -> str:
    """A place, and that it is shared."""
    if language.startswith("zh"):
        return written(f"第 {line.place} 名" + ("（并列）" if line.tied else ""), language)
    return f"{line.place}." + (" (tied)" if line.tied else "")


def who(name: str, language: str = "zh_CN") -> str:
    """A name, or words for somebody who is gone or not to be seen."""
    return name or _said(("（已移出）", "(removed)"), language)


def called(one: Line | Moved, language: str = "zh_CN") -> str:
    """Who somebody on a board is, told from others of the same name."""
    return who(one.name, language) + apart(one, language)


def apart(one: Line | Moved, language: str = "zh_CN") -> str:
    """What is set beside a name that others have too; "" where nobody else has it."""
    if not one.beside:
        return ""
    return f"（{one.beside}）" if language.startswith("zh") else f" ({one.beside})"


def line_words(found: Board, line: Line, language: str = "zh_CN") -> str:
    """One line of a board: place, name, measure, points."""
    parts = (
        place_words(line, language),
        called(line, language),
        measure_words(found.unit, line.measure, language),
        gained(found.unit, line.points, language),
    )
    return " ".join(part for part in parts if part)


def move_words(found: Board, moved: Moved, language: str = "zh_CN") -> str:
    """What became of a line: from which place and measure to which."""
    name = called(moved, language)
    before = _standing(found.unit, moved.before, moved.was_tied, language)
    after = _standing(found.unit, moved.after, moved.tied, language)
    if not moved.before:
        return _said(("{who}：新上榜，{after}", "{who}: new, {after}"), language).format(
            who=name, after=after
        )
    if not moved.after:
        return _said(("{who}：原{before}，不再在榜", "{who}: {before} before, off the list"),
                     language).format(who=name, before=before)  # fmt: skip
    text = ("{who}：{before} → {after}", "{who}: {before} → {after}")
    return _said(text, language).format(who=name, before=before, after=after)


def _standing(unit: Unit, one: Standing | None, tied: bool, language: str) -> str:
    if one is None:
        return ""
    text = ("第 {n} 名（并列）", "no. {n} (tied)") if tied else ("第 {n} 名", "no. {n}")
    place = _said(text, language).format(n=one.place)
    points = gained(unit, one.points, language)
    told = f"{place} {measure_words(unit, one.measure, language)}"
    return f"{told} {points}" if points else told


def announcement(found: Board, community: str, top: int, language: str = "zh_CN") -> str:
    """The text to paste into a chat: the first places, all who share them, and adjustments."""
    heading = f"{community} · {title(found, language)} · "
    lines = [heading + period_title(found.period, found.period_name, language)]
    shown = [line for line in found.lines if line.place <= top]
    lines += [line_words(found, line, language) for line in shown]
    if not shown:
        lines.append(_said(("这一期没有人上榜。", "Nobody is on the board."), language))
    lines += _foot(found, len(found.lines) - len(shown), language)
    return "\n".join(lines)


def _foot(found: Board, left: int, language: str) -> Iterable[str]:
    if left:
        told = ("另有 {n} 人上榜。", "{n:more person is|more people are} on the board.")
        yield filled(_said(told, language), n=left)
    for one in found.adjustments:
        yield filled(_said(("第 {n} 次补差：", "Adjustment {n}:"), language), n=one.number)
        for moved in one.moves:
            yield move_words(found, moved, language)
    if found.state in ("open", "ended"):
        yield _said(("还没有冻结，名次可能变。", "Not frozen yet: places may change."), language)
