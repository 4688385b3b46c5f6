"""Honours and grades in words, Chinese and English, for window and terminal."""

from desktop.models.award import POINTS, Wallet
from desktop.models.counting import filled
from desktop.models.honour import Basis, Grade, Graded, Grant, Honour, Kind, Standing, Term
from desktop.models.statement_words import amount as bare
from desktop.models.traditional import written

KIND_WORDS: dict[Kind, tuple[str, str]] = {
    "badge": ("徽章", "Badge"),
    "title": ("头衔", "Title"),
}
TERM_WORDS: dict[Term, tuple[str, str]] = {
    "": ("一直有效", "for good"),
    "week": ("到本周末", "to the end of the week"),
    "month": ("到本月底", "to the end of the month"),
    "year": ("到本年底", "to the end of the year"),
    "days": ("{n} 天", "{n:day|days}"),
}
STATE_WORDS: dict[Standing, tuple[str, str]] = {
    "standing": ("有效", "in force"),
    "coming": ("未开始", "coming"),
    "lapsed": ("已到期", "lapsed"),
    "withdrawn": ("已收回", "taken back"),
}
BASIS_WORDS: dict[Basis, tuple[str, str]] = {
    "balance": ("余额", "balance"),
    "total": ("累计", "earned in all"),
}
_AMOUNTS: dict[Wallet, tuple[str, str]] = {
    "": ("{n} 分", "{n:point|points}"),
    "stored": ("{n} 元储值", "¥{n} of stored value"),
    "contribution": ("{n} 点贡献", "{n:contribution point|contribution points}"),
}


def _side(language: str) -> int:
    return 0 if language.startswith("zh") else 1


def amount(
    value: int, wallet: Wallet = POINTS, language: str = "zh_CN", *, signed: bool = False
) -> str:
    """So much of a wallet, as "320 分" or "¥50 of stored value"; `signed`: "+320 分"."""
    said = written(_AMOUNTS[wallet][_side(language)], language)
    return filled(said, n=bare(value, wallet, signed=signed))


def term_said(honour: Honour, language: str = "zh_CN") -> str:
    """How long an honour holds."""
    return filled(written(TERM_WORDS[honour.term][_side(language)], language), n=honour.days)


def honour_said(honour: Honour, language: str = "zh_CN") -> str:
    """An honour in one line: "月度之星  头衔，到本月底"."""
    side = _side(language)
    kind = written(KIND_WORDS[honour.kind][side], language)
    return f"{honour.name}  {kind}{('，', ', ')[side]}{term_said(honour, language)}"


def state_word(state: Standing, language: str = "zh_CN") -> str:
    """What a grant is on a day."""
    return written(STATE_WORDS[state][_side(language)], language)


def days_said(one: Grant, language: str = "zh_CN") -> str:
    """From which day to which, as "2026-03-05 至 2026-03-31"."""
    side = _side(language)
    if not one.last:
        return f"{one.first} {written('起', language)}" if side == 0 else f"from {one.first}"
    return f"{one.first} {('至', 'to')[side]} {one.last}"


def grant_said(one: Grant, today: str, language: str = "zh_CN") -> str:
    """What is held, from when to when, and what of it is so on a day."""
    state = state_word(one.standing(today), language)
    told = f"{one.honour_name}  {days_said(one, language)}  {state}"
    return f"{told}  {one.reason}" if one.reason else told


def grade_said(one: Grade, language: str = "zh_CN") -> str:
    """A grade in one line: "银卡  累计 500 分"."""
    basis = written(BASIS_WORDS[one.basis][_side(language)], language)
    return f"{one.name}  {basis} {amount(one.at_least, one.wallet, language)}"


def graded_said(one: Graded, language: str = "zh_CN") -> str:
    """Where somebody stands: "银卡，还差 120 分到金卡"."""
    side, wallet = _side(language), (one.grade or one.next or Grade(b"", "", 0)).wallet
    name = one.grade.name if one.grade else written(("还没有等级", "no grade yet")[side], language)
    if one.next is None:
        return name
    lack = amount(one.missing, wallet, language)
    told = ("，还差 {lack}到{next}", ", {lack} short of {next}")
    return name + written(told[side], language).format(lack=lack, next=one.next.name)
