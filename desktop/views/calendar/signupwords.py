"""How registrations are said: how many have a place, of how many, and how many wait."""

from PySide6.QtCore import QCoreApplication

from desktop.models.counting import filled
from desktop.models.registration import Counts, SignedAs

translate = QCoreApplication.translate


def counted(counts: Counts) -> str:
    """报名 n / 名额 c，候补 k，外带包留 m; what there is none of is left out."""
    if counts.capacity is None:
        said = filled(translate("Signups", "报名 {n} 人，不限名额"), n=counts.registered)
    else:
        said = filled(
            translate("Signups", "报名 {n} / 名额 {of}"), n=counts.registered, of=counts.capacity
        )
    if counts.waiting:
        said += filled(translate("Signups", "，候补 {n}"), n=counts.waiting)
    if counts.capacity is not None and counts.kept:
        said += filled(translate("Signups", "，外带包留 {n}"), n=counts.kept)
    return said


def outcome(standing: SignedAs) -> tuple[str, str]:
    """What becomes of an entry of a 接龙: word and tone."""
    said = {
        "new": (translate("Signups", "可以报名"), "ok"),
        "already": (translate("Signups", "已经报过"), "grey"),
        "cancelled": (translate("Signups", "自己写了取消"), "grey"),
        "unknown": (translate("Signups", "名单里没有"), "err"),
        "several": (translate("Signups", "不止一位"), "warn"),
        "refused": (translate("Signups", "不符合条件"), "warn"),
    }
    return said[standing]
