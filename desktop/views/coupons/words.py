"""How coupons and codes are said: what one is worth, where it stands."""

from PySide6.QtCore import QCoreApplication

from desktop.models.counting import filled, yuan
from desktop.models.coupon import Coupon, CouponKind


def worth(one: Coupon | CouponKind) -> str:
    """抵 5 件, 抵 ¥20, 8 折."""
    translate = QCoreApplication.translate
    if one.works == "pieces":
        return filled(translate("Coupons", "抵 {n} 件"), n=one.amount)
    if one.works == "amount":
        return translate("Coupons", "抵 ¥{yuan}").format(yuan=yuan(one.amount))
    return translate("Coupons", "减 {n}%").format(n=one.amount)


def titled(one: CouponKind) -> str:
    """A kind with what it takes off, as a list offers it."""
    text = QCoreApplication.translate("Coupons", "{title}（{worth}）")
    return text.format(title=one.title, worth=worth(one))


def standing(key: str) -> str:
    """Where a coupon or a code stands."""
    translate = QCoreApplication.translate
    words = {
        "open": translate("Coupons", "可用"),
        "offered": translate("Coupons", "待收款"),
        "coming": translate("Coupons", "未开始"),
        "used": translate("Coupons", "已用"),
        "expired": translate("Coupons", "已过期"),
        "withdrawn": translate("Coupons", "已收回"),
        "cancelled": translate("Coupons", "已作废"),
    }
    return words[key]


def twice() -> str:
    """What stands by something that was used beyond what it holds."""
    return QCoreApplication.translate("Coupons", "重复使用")
