"""The register of payments: what was received for what, and how; no money moves here."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, Literal

from msgspec import Struct

from desktop.models.problem import Problem

PLAN: Final = "plan"
STORED: Final = "stored"
OTHER: Final = "other"
Purpose = Literal["plan", "stored", "other"]
# zh_CN, en
PURPOSES: Final[dict[str, tuple[str, str]]] = {
    PLAN: ("会籍", "Membership"),
    STORED: ("储值", "Stored value"),
    OTHER: ("其他", "Other"),
}
METHODS: Final[dict[str, tuple[str, str]]] = {
    "wechat": ("微信", "WeChat"),
    "alipay": ("支付宝", "Alipay"),
    "cash": ("现金", "Cash"),
    "bank": ("转账", "Bank transfer"),
    "card": ("刷卡", "Card"),
    STORED: ("储值", "Stored value"),
    OTHER: ("其他", "Other"),
}
# In fen: nobody pays a community more than a hundred million yuan at once.
LARGEST: Final = 10**10


class Payment(Struct, frozen=True):
    """One line of the register: `amount` and `due` in fen, `at` ms UTC, `term` 0 without a plan.

    `member` is who he is today. `twice`: it brought no day of membership, or paid a coupon's fee
    that was paid; `covered`: so many of its days another term covers. `beyond`: it came over
    the quota or outside the window of its drive, and nobody let it in. `pending`: the judge has
    not decided yet. `refunded` is ms UTC, None where it stands.
    """

    id: bytes
    member: bytes
    name: str
    number: str
    purpose: Purpose
    amount: int
    due: int
    method: str
    local: str
    at: int
    plan: bytes | None = None
    plan_name: str = ""
    drive: bytes | None = None
    drive_name: str = ""
    tier: str = ""
    term: int = 0
    first: str = ""
    last: str = ""
    extra: bool = False
    proof: str = ""
    note: str = ""
    reason: str = ""
    pending: bool = False
    refunded: int | None = None
    refund_reason: str = ""
    coupon: bytes | None = None
    twice: bool = False
    beyond: bool = False
    covered: int = 0


class PaymentQuery(Struct, frozen=True):
    """Which payments a list holds, or `only` these; None does not narrow it. Days are inclusive."""

    member: bytes | None = None
    drive: bytes | None = None
    plan: bytes | None = None
    first: date | None = None
    last: date | None = None
    only: tuple[bytes, ...] | None = None


EVERY: Final = PaymentQuery()


def fen(text: str) -> int:
    """An amount typed in yuan (500, 39.9, ¥1,200) in fen. Raises Problem payment.bad_amount."""
    plain = text.strip().strip("¥￥元 ").replace(",", "").replace("，", "")
    try:
        found = Decimal(plain) * 100
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite() or found != found.to_integral_value() or not 0 <= found <= LARGEST:
        raise Problem("payment.bad_amount", word=text)
    return int(found)
