"""A statement in words, ready to be sent to the member."""

from desktop.models.award import Wallet
from desktop.models.award_words import entry_words
from desktop.models.counting import MINUS, figure, yuan
from desktop.models.statement import Statement, StatementLine
from desktop.models.traditional import written

_WALLETS: dict[Wallet, tuple[str, str]] = {
    "": ("积分", "points"),
    "stored": ("储值", "stored value"),
    "contribution": ("贡献", "contribution"),
}
_HEAD = ("{name}，{community} {wallet}对账单", "{name}: {wallet} at {community}")
_DAYS = ("{first} 至 {last}", "{first} to {last}")
_BEFORE = ("之前有 {n}", "Before: {n}")
_AFTER = ("现在有 {n}，可用 {usable}", "Now: {n}, of which {usable} can be used")
_THEN = ("到 {day} 有 {n}；", "On {day}: {n}. ")
_NOTHING = ("这段时间没有变动。", "Nothing came or went.")
_ENDS = ("{day} 到期 {n}", "{n} end on {day}")


def wallet_word(wallet: Wallet, language: str = "zh_CN") -> str:
    """What a wallet is called."""
    return _said(_WALLETS[wallet], language)


def amount(points: int, wallet: Wallet, *, signed: bool = False) -> str:
    """So much of a wallet: whole points, or yuan of stored value."""
    if wallet != "stored":
        return figure(points, signed=signed)
    sign = MINUS if points < 0 else "+" if signed and points else ""
    return f"{sign}{yuan(abs(points))}"


def change(points: int, wallet: Wallet, language: str = "zh_CN") -> str:
    """So much more or less of a wallet, which is named where it is not points."""
    said = amount(points, wallet, signed=True)
    return f"{wallet_word(wallet, language)} {said}" if wallet else said


def heading(one: Statement, language: str = "zh_CN") -> tuple[str, str]:
    """Whose statement it is, and of which days."""
    wallet = wallet_word(one.wallet, language)
    name = f"{one.name} {one.number}".strip()
    head = _said(_HEAD, language).format(name=name, community=one.community, wallet=wallet)
    return head, _said(_DAYS, language).format(first=one.first, last=one.last)


def told(line: StatementLine, language: str = "zh_CN") -> str:
    """What an entry was for."""
    return entry_words(line.entry, language)


def text(one: Statement, language: str = "zh_CN") -> str:
    """The whole statement as lines of plain text."""
    lines = [*heading(one, language), before_words(one, language)]
    for line in one.lines:
        entry = line.entry
        signed = amount(entry.points, one.wallet, signed=True)
        after = amount(line.after, one.wallet)
        lines.append(f"{entry.local[:10]}  {signed}  {told(line, language)}  → {after}")
    if not one.lines:
        lines.append(_said(_NOTHING, language))
    return "\n".join([*lines, after_words(one, language), *ends(one, language)])


def before_words(one: Statement, language: str = "zh_CN") -> str:
    """What there was before the first day."""
    return _said(_BEFORE, language).format(n=amount(one.before, one.wallet))


def after_words(one: Statement, language: str = "zh_CN") -> str:
    """What there is, and what of it can be used; and what there was, where that is another."""
    now, usable = amount(one.now, one.wallet), amount(one.available, one.wallet)
    told = _said(_AFTER, language).format(n=now, usable=usable)
    if one.after == one.now:
        return told
    then = _said(_THEN, language).format(day=one.last, n=amount(one.after, one.wallet))
    return f"{then}{told}"


def ends(one: Statement, language: str = "zh_CN") -> list[str]:
    """What ends when, the soonest first; lots of one day together."""
    days: dict[str, int] = {}
    for lot in one.lots:
        days[lot.expires] = days.get(lot.expires, 0) + lot.left
    told_ = _said(_ENDS, language)
    return [told_.format(day=day, n=amount(left, one.wallet)) for day, left in days.items()]


def _said(words: tuple[str, str], language: str) -> str:
    return written(words[0], language) if language.startswith("zh") else words[1]
