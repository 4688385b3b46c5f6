"""What balances are open, in words: of one member, by lots, and of all."""

from collections.abc import Sequence
from decimal import Decimal

from desktop.models.award import WALLETS, Wallet
from desktop.models.statement import Liability
from desktop.models.statement_words import amount, wallet_word
from desktop.models.traditional import written

_HAS = ("{wallet} {n}", "{n} {wallet}")
_USABLE = ("可用 {n}", "{n} can be used")
_HELD = ("锁定 {n}", "{n} held")
_ENDS = ("{when} 到期", "ends {when}")
_STAYS = ("不到期", "does not end")
_PEOPLE = ("{n} 人", "people: {n}")
_TOTAL = ("一共 {n}", "{n} in all")
_COST = ("合 ¥{yuan}", "costs ¥{yuan}")
_ENDED = ("过期还没清理 {n}", "{n} ended, not yet let go")
_SHORT = ("透支 {n}", "{n} overdrawn")
_LET_GO = ("到期没用掉 {n}，共 {lots} 批", "{n} ended unused, in lots: {lots}")


def usable(balance: int, available: int, wallet: Wallet, language: str) -> str:
    """A balance, and how much of it can be used where that is less."""
    told = [_said(_HAS, language, wallet=wallet_word(wallet, language), n=amount(balance, wallet))]
    if available != balance:
        told.append(_said(_USABLE, language, n=amount(available, wallet)))
    return "  ".join(told)


def balances(found: dict[Wallet, tuple[int, int]], language: str) -> list[str]:
    """A member's wallets as (balance, available), points always, the others where there are any."""
    return [
        usable(*found[wallet], wallet, language)
        for wallet in WALLETS
        if not wallet or found[wallet] != (0, 0)
    ]


def holding(balance: int, available: int, held: int, wallet: Wallet, language: str) -> str:
    """What a member has above the list of its lots."""
    told = [usable(balance, available, wallet, language)]
    return "  ".join([*told, *([held_told(held, wallet, language)] if held else [])])


def held_told(held: int, wallet: Wallet, language: str) -> str:
    """How much of a balance may not be used."""
    return _said(_HELD, language, n=amount(held, wallet))


def overdrawn(below: int, wallet: Wallet, language: str) -> str:
    """How far below nothing somebody came by what was taken or held."""
    return _said(_SHORT, language, n=amount(below, wallet))


def ends(when: str, language: str) -> str:
    """A day or a month with which something ends; "" for what does not."""
    return _said(_ENDS, language, when=when) if when else _said(_STAYS, language)


def let_go(points: int, lots: int, language: str) -> str:
    """What an expiry takes."""
    return _said(_LET_GO, language, n=f"{points:,}", lots=lots)


def cost(points: int, wallet: Wallet, value: Decimal) -> int:
    """In fen, at so many yuan a point, rounded; stored value is money, contribution is none."""
    return {"": round(points * value * 100), "stored": points, "contribution": 0}[wallet]


def open_lines(found: Liability, value: Decimal, language: str) -> list[str]:
    """A line for each month in which something ends, then what there is in all."""
    lines = []
    for one in found.months:
        told = [ends(one.month, language), amount(one.points, found.wallet)]
        told.append(_said(_PEOPLE, language, n=one.members))
        lines.append(" · ".join([*told, *_cost(one.points, found.wallet, value, language)]))
    return [*lines, " · ".join(_sums(found, value, language))]


def _sums(found: Liability, value: Decimal, language: str) -> Sequence[str]:
    wallet = found.wallet
    told = [_said(_TOTAL, language, n=amount(found.total, wallet))]
    told += _cost(found.total, wallet, value, language)
    if found.ended:
        told.append(_said(_ENDED, language, n=amount(found.ended, wallet)))
    if found.short:
        told.append(overdrawn(found.short, wallet, language))
    return told


def _cost(points: int, wallet: Wallet, value: Decimal, language: str) -> list[str]:
    if wallet == "stored" or not value:
        return []
    return [_said(_COST, language, yuan=amount(cost(points, wallet, value), "stored"))]


def _said(pair: tuple[str, str], language: str, **values: object) -> str:
    chinese, english = pair
    text = written(chinese, language) if language.startswith("zh") else english
    return text.format(**values)
