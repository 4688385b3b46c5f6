"""How a coupon or a code is told in a line: where it stands, and each use by its id."""

from collections.abc import Iterable

from desktop.models.counting import yuan
from desktop.models.coupon import Coupon, CouponKind, Ladder, Step, Use, Used
from desktop.models.prioritycode import CodeUse
from desktop.models.traditional import written

_WORDS: dict[str, tuple[str, str]] = {
    "open": ("可用", "open"),
    "offered": ("待收款", "to be paid"),
    "coming": ("未开始", "not yet"),
    "used": ("已用", "used"),
    "expired": ("已过期", "expired"),
    "withdrawn": ("已收回", "withdrawn"),
    "cancelled": ("已作废", "cancelled"),
    "until": ("到 {day}", "until {day}"),
    "pieces": ("抵 {n} 件", "pieces free: {n}"),
    "amount": ("抵 ¥{yuan}", "¥{yuan} off"),
    "percent": ("减 {n}%", "{n}% off"),
    "pays": ("应付 ¥{pays}，减 ¥{off}", "to pay ¥{pays}, ¥{off} off"),
    "piece": ("用了", "used"),
    "following": ("发了下一张：{title}", "next one given: {title}"),
    "twice": ("重复使用", "used twice"),
    "use": ("用 {who}", "use {who}"),
    "undone": ("已撤回", "taken back"),
}


def word(key: str, language: str, **values: object) -> str:
    """A word of coupons, filled with what it speaks of."""
    chinese, english = _WORDS[key]
    text = written(chinese, language) if language.startswith("zh") else english
    return text.format(**values)


def worth(one: CouponKind | Coupon, language: str) -> str:
    """What one is good for."""
    return word(one.works, language, n=one.amount, yuan=yuan(one.amount))


def until(day: str, language: str) -> str:
    """Its last day; "" for what does not end."""
    return word("until", language, day=day) if day else ""


def used(found: Used, language: str) -> str:
    """What came of using a coupon: what is to be paid, and what was given for it."""
    key = "pays" if found.pays or found.off else "piece"
    told = [word(key, language, pays=yuan(found.pays), off=yuan(found.off))]
    if found.following:
        told.append(word("following", language, title=found.following))
    return "  ".join(told)


def uses(found: Iterable[Use | CodeUse], language: str) -> list[str]:
    """A line for each use: its id, who, and whether it was one too many or was taken back."""
    return ["  ".join(_use(one, language)) for one in found]


def _use(one: Use | CodeUse, language: str) -> list[str]:
    who = one.name if isinstance(one, CodeUse) else one.operator
    told = ["  " + word("use", language, who=who), one.id.hex()]
    if one.cancelled:
        told.append(word("undone", language))
    elif one.twice:
        told.append(word("twice", language))
    return told


def ladder_of(one: Ladder) -> dict[str, object]:
    """A ladder as data, with who came to each step."""
    return {
        "id": one.id.hex(),
        "title": one.title,
        "note": one.note,
        "steps": [
            {
                "step": step.position,
                "kind": step.kind.hex(),
                "title": step.title,
                "trigger": step.trigger,
                "visit": step.nth or None,
                "given": step.given,
                "used": step.used,
                "conversion": step.conversion,
            }
            for step in one.steps
        ],
    }


def step_line(one: Step) -> str:
    """A step as a line: who used it, of whom it was given to."""
    share = "" if one.conversion is None else f"  {one.conversion}%"
    return f"  {one.position}  {one.title}  {one.used}/{one.given}{share}"
