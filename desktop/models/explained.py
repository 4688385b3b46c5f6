"""Why an entry is there, told in one order: the page, the ledger, the terminal and the letter."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from msgspec import Struct

from desktop.models.activity import Activity, kind_word
from desktop.models.award import Explanation
from desktop.models.award_words import (
    KIND_WORDS,
    below_words,
    cap_words,
    clip_words,
    correction,
    fallen_words,
    formula,
    reason,
    ruled,
    state_mark,
)
from desktop.models.counting import filled, yuan
from desktop.models.honour_words import amount
from desktop.models.traditional import written

What = Literal["event", "sum", "cap", "below", "until", "reason", "by"]
# Hides what is not to be seen while the screen is shared.
Hide = Callable[[Literal["name", "amount", "text"], str], str]

EVENTS = 5
_TITLES: dict[What, tuple[str, str]] = {
    "event": ("事件", "Event"),
    "sum": ("算式", "Formula"),
    "cap": ("上限", "Caps"),
    "below": ("余额", "Balance"),
    "until": ("有效期", "Valid"),
    "reason": ("原因", "Reason"),
    "by": ("经手", "By"),
}


class Line(Struct, frozen=True):
    """One thing that is stated; `cut` says of caps whether they took anything off."""

    what: What
    text: str
    cut: bool | None = None


class Told(Struct, frozen=True):
    """How much, by which rule in which version, what that says or why else, and the lines."""

    gave: str
    ruled: str
    said: str
    lines: tuple[Line, ...]


def tell(
    found: Explanation,
    sentence: str,
    zone: str,
    language: str = "zh_CN",
    hide: Hide = lambda _secret, text: text,
) -> Told:
    """An explanation in words; `sentence` says its rule, "" where no rule gave it."""
    entry = found.entry
    said = sentence or hide("text", reason(found, language))
    gave = hide("amount", amount(entry.points, entry.wallet, language, signed=True))
    return Told(gave, ruled(entry, language), said, tuple(_lines(found, zone, language, hide)))


def title(what: What, language: str = "zh_CN") -> str:
    """What a line states."""
    return _of(_TITLES[what], language)


def mark(line: Line, language: str = "zh_CN") -> str:
    """Whether caps took anything off; "" of any other line."""
    if line.cut is None:
        return ""
    return _of(("截断", "cut") if line.cut else ("未截断", "not cut"), language)


def letter(told: Told, language: str = "zh_CN") -> str:
    """The whole as text, to be sent to the member."""
    return "\n".join([f"{told.gave}  {told.ruled}".rstrip(), told.said, *listed(told, language)])


def listed(told: Told, language: str = "zh_CN") -> list[str]:
    """The lines as texts; of several that state the same kind of thing the first says which."""
    out, before = [], ""
    joint, brackets = (("：", "（{}）"), (": ", " ({})"))[not language.startswith("zh")]
    for line in told.lines:
        text = line.text + (brackets.format(mark(line, language)) if mark(line, language) else "")
        first = line.what != before
        out.append(f"{title(line.what, language)}{joint}{text}" if first else text)
        before = line.what
    return out


def _lines(found: Explanation, zone: str, language: str, hide: Hide) -> list[Line]:
    entry = found.entry
    lines = [Line("event", one) for one in _events(found, language, hide)]
    if told := formula(found, language):
        lines.append(Line("sum", hide("amount", told)))
    lines += _limits(found, language)
    if found.below:
        lines.append(Line("below", hide("amount", below_words(found, language))))
    if entry.expires:
        until = _of(
            ("到 {day}，先到期先用", "until {day}; what ends first is used first"), language
        )
        lines.append(Line("until", until.format(day=entry.expires)))
    why = (entry.note if entry.note != reason(found, language) else "", correction(found, language))
    lines += [Line("reason", hide("text", one)) for one in why if one]
    return [*lines, Line("by", _hand(found, zone, language, hide))]


def _limits(found: Explanation, language: str) -> list[Line]:
    """Its caps, and what they or the judge took off."""
    lines = []
    if found.caps:
        joint = "；" if language.startswith("zh") else "; "
        cut = found.raw is not None and found.raw > found.entry.points + found.clipped
        text = joint.join(cap_words(one, language) for one in found.caps)
        lines.append(Line("cap", text, cut))
    if less := clip_words(found, language):
        lines.append(Line("cap", less))
    return lines


def _events(found: Explanation, language: str, hide: Hide) -> list[str]:
    """What it rests on, how many more, and what it rested on once."""
    told = [_event(one, language, hide) for one in found.evidence[:EVENTS]]
    more = found.count - len(told)
    if told and more > 0:
        told.append(filled(_of(("还有 {n} 条", "{n} more"), language), n=more))
    return told + [hide("text", one) for one in fallen_words(found, language)[:EVENTS]]


def _event(one: Activity, language: str, hide: Hide) -> str:
    amount = f" {hide('amount', '¥' + yuan(one.amount))}" if one.amount is not None else ""
    when, kind = one.local[:16].replace("T", " "), kind_word(one.kind, language)
    return f"{when} {kind}{amount}{state_mark(one, language)}"


def _hand(found: Explanation, zone: str, language: str, hide: Hide) -> str:
    """Who entered it and when, or whose computer did by itself."""
    at = datetime.fromtimestamp(found.recorded / 1000, ZoneInfo(zone))
    who = hide("name", found.by)
    if found.automatic:
        said = _of(("自动入账，{who} 的电脑，{at}", "by itself, {who}'s computer, {at}"), language)
    else:
        said = _of(("{kind}，{who}，{at}", "{kind}, {who}, {at}"), language)
    kind = _of(KIND_WORDS[found.entry.kind], language)
    return said.format(kind=kind, who=who, at=f"{at:%Y-%m-%d %H:%M}")


def _of(words: tuple[str, str], language: str) -> str:
    return written(words[0], language) if language.startswith("zh") else words[1]
