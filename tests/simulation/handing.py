"""Codes, coupons and benefits handed out on laptops that do not see each other, and what stands."""

import random
from typing import TYPE_CHECKING

from desktop.store import coupons, prioritycodes
from desktop.store.community import Store
from desktop.store.recorder import Recorder

if TYPE_CHECKING:
    from tests.simulation.world import World

CODE = "F7K2M9QWXP"
COUPON = bytes(range(166, 182))
BENEFIT = bytes(range(167, 183))
PIECES = 2
# How often something is handed out, besides what else somebody does.
_SHARE = 0.12


def hand_out(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, use the code or the coupon though somebody did, take that back, tick off a list."""
    if not members or rng.random() >= _SHARE:
        return
    doing = rng.choice((_code, _code, _back, _coupon, _coupon, _benefit))
    with store.recording("coupon.use") as rec:
        doing(store, rec, rng, rng.choice(members))


def _code(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    bound = rng.choice((None, None, member))
    rec.put("priority_code", None, {"code": CODE, "title": "新品优先购", "member": bound})
    operator = rng.choice((store.operator, store.operator, store.operator, member))
    said = {"member": member, "operator": operator, "at": rec.at}
    rec.put("code_use", None, {"code": CODE, **said})


def _back(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    found = store.rows("SELECT id FROM code_use WHERE gone = 0 ORDER BY id LIMIT 4")
    if found:
        rec.put("code_use", bytes(rng.choice(found)[0]), {"state": "cancelled", "reason": "记错"})


def _coupon(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    kind = rec.put("coupon_kind", COUPON, {"title": "洗衣券", "works": "pieces", "amount": PIECES})
    rec.put("coupon_ladder", COUPON, {"title": "洗衣店"})
    rec.put("coupon_step", None, {"ladder": COUPON, "position": 1, "kind": kind})
    coupon = rec.fact("coupon", COUPON, 1, member)
    terms = {"kind": kind, "works": "pieces", "amount": PIECES, "ladder": COUPON, "step": 1}
    rec.put("coupon", coupon, {"member": member, **terms, "from": "2026-11-01"})
    said = {"coupon": coupon, "member": member, "operator": store.operator, "at": rec.at}
    rec.put(
        "coupon_use", None, {**said, "pieces": rng.choice((1, 2)), "price": 3_000, "off": 3_000}
    )


def _benefit(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    key = {"benefit": BENEFIT, "member": member}
    if rng.random() < 0.3:
        rec.delete("delivery", **key)
        return
    rec.put("benefit", BENEFIT, {"title": "资料"})
    rec.put("benefit_recipient", None, key)
    rec.put("delivery", None, {**key, "operator": store.operator, "at": rec.at})


def check_uses(world: "World") -> None:
    """Raise AssertionError unless every laptop says the same of each use."""
    for device in world.devices:
        store = device.store
        stands = _stands(store)
        assert stands == _stands(world.devices[0].store), "laptops differ about what was used"
        assert sum(stands["code"].values()) <= 1, "a code was used twice"
        assert stands["code"] == _first(store), "not who came first has the code"


def _stands(store: Store) -> dict[str, dict[bytes, bool]]:
    codes = [one for one in prioritycodes.page(store) if one.code == CODE]
    return {
        "code": {use.id: use.stands for one in codes for use in one.uses},
        "coupon": {use.id: use.stands for one in coupons.page(store) for use in one.uses},
    }


def _first(store: Store) -> dict[bytes, bool]:
    """Which use of the code stands: of those not taken back the earliest."""
    known = store.rows("SELECT 1 FROM priority_code WHERE code = ? AND gone = 0", (CODE,))
    rows = store.rows(
        "SELECT at, id, coalesce(state, '') FROM code_use WHERE code = ? AND gone = 0", (CODE,)
    )
    order = sorted((at, bytes(record), state) for at, record, state in (rows if known else ()))
    live = [record for _, record, state in order if state != "cancelled"]
    return {record: record == live[0] if live else False for _, record, _ in order}
