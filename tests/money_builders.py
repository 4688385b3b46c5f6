"""Communities in which much was paid and redeemed: written as rows, as many as are asked for."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.models.ids import new_id
from desktop.models.op import Value
from desktop.store.community import Store

DAY_MS = 86_400_000
BEGIN, BEGIN_MS = date(2026, 1, 1), 1_767_225_600_000
Row = tuple[None, dict[str, Value]]


def paid(store: Store, members: Sequence[bytes], count: int, drives: int = 4) -> None:
    """So many payments for two plans in a few drives, one of them beyond its quota; some given
    back."""
    with store.recording("payment.import") as rec:
        plans = [
            rec.put("plan", None, {"name": name, "fee": 36_500, "months": 12, "grace": 30})
            for name in ("年度会员", "书友")
        ]
        made = [
            rec.put("drive", None, {
                "plan": plans[at % 2], "name": f"第{at + 1}期", "from": BEGIN.isoformat(),
                "to": "2026-12-31", "quota": count if at else count // drives - 1,
            })
            for at in range(drives)
        ]  # fmt: skip

        def one(number: int) -> Row:
            at, day = number % drives, BEGIN + timedelta(number % 300)
            last = day + timedelta(364)
            return None, {
                "member": members[(number // drives + at) % len(members)], "plan": plans[at % 2],
                "drive": made[at], "purpose": "fee",
                "method": "wechat" if number % 9 else "stored",
                "local": f"{day}T10:00:00", "zone": store.zone, "operator": store.operator,
                "amount": 36_500, "due": 36_500, "term": at // 2 + 1, "from": day.isoformat(),
                "to": last.isoformat(), "at": BEGIN_MS + number % 300 * DAY_MS + number,
            }  # fmt: skip

        rows = rec.insert_many("payment", map(one, range(count)))
        back = rows[::50]
        said: dict[str, Value] = {"operator": store.operator, "at": rec.at}
        rec.insert_many(
            "refund", ((None, {"payment": one, "member": members[0], **said}) for one in back)
        )


def redeemed(store: Store, members: Sequence[bytes], count: int, waiting: int = 40) -> None:
    """So many redemptions of two gifts, all handed out but the last; of one gift too few."""
    with store.recording("mall.import") as rec:
        gifts = [rec.put("gift", None, {"name": name, "cost": 10}) for name in ("帆布袋", "笔记本")]
        for at, gift in enumerate(gifts):
            pieces = count if at else count // 2 - 5
            rec.put("gift_stock", None, {"gift": gift, "pieces": pieces, "at": rec.at})

        def one(number: int) -> Row:
            return None, {
                "gift": gifts[number % 2], "member": members[number % len(members)],
                "device": store.device, "spend": new_id(), "pieces": 1, "cost": 10,
                "at": BEGIN_MS + number * 1_000,
            }  # fmt: skip

        rows = rec.insert_many("redemption", map(one, range(count)))
        out: dict[str, Value] = {"device": store.device, "at": rec.at}
        handed = rows[: count - waiting]
        rec.insert_many("handout", ((None, {"redemption": one, **out}) for one in handed))
