"""A ladder whose steps come by use, by visits and by a fee that buys a term; fees moved on."""

import random
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desktop.actions import couponladders, coupons, payments
from desktop.models.coupon import Coupon
from desktop.models.problem import Problem
from desktop.store import couponladders as ladders
from desktop.store import coupons as given
from desktop.store import dueterms
from desktop.store import payments as register
from desktop.store.community import Store
from desktop.store.recorder import Recorder

if TYPE_CHECKING:
    from tests.simulation.world import World

LADDER = bytes(range(171, 187))
PLAN = bytes(range(172, 188))
# One free piece, a voucher with the second visit, and 20 % off for a fee that buys a term.
KINDS = tuple(bytes(range(173 + at, 189 + at)) for at in range(3))
VISITS = 2
_SINCE = "2026-11-01"
_FEE = 500
# How often somebody is at the counter, besides what else he does.
_SHARE = 0.3
_AHEAD = timedelta(hours=8)
_GIVEN = (
    "SELECT member, \"from\", step, coalesce(state, '') = 'withdrawn', EXISTS (SELECT 1"
    " FROM coupon_use u WHERE u.coupon = c.id AND u.gone = 0"
    " AND coalesce(u.state, '') <> 'cancelled') FROM coupon c WHERE ladder = ? AND gone = 0"
)


def set_up(rec: Recorder) -> None:
    """There is the ladder with its kinds, and the plan that its last step sells."""
    rec.put("plan", PLAN, {"name": "洗衣会员", "fee": _FEE, "months": 12, "discount": 20})
    terms = (
        {"works": "pieces", "amount": 1},
        {"works": "amount", "amount": 2_000},
        {"works": "percent", "amount": 20, "fee": _FEE, "plan": PLAN},
    )
    ways = ({"trigger": "used"}, {"trigger": "visit", "nth": VISITS}, {"trigger": "used"})
    rec.put("coupon_ladder", LADDER, {"title": "洗衣阶梯"})
    for at, (kind, said, way) in enumerate(zip(KINDS, terms, ways, strict=True)):
        rec.put("coupon_kind", kind, {"title": f"第{at + 1}步", **said})
        rec.put("coupon_step", None, {"ladder": LADDER, "position": at + 1, "kind": kind, **way})


def start(rec: Recorder, member: bytes) -> None:
    """He is on the first step and is offered the last."""
    for step, kind in ((1, KINDS[0]), (3, KINDS[2])):
        terms = {"works": "pieces", "amount": 1}
        if step == len(KINDS):
            terms = {"works": "percent", "amount": 20, "fee": _FEE}
        said = {"member": member, "kind": kind, "from": _SINCE, "ladder": LADDER, "step": step}
        rec.put("coupon", ladders.step_of(rec, LADDER, step, member), {**said, **terms})


def climb(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, begin, come, use, pay, take back and move on, as the laptop allows."""
    if not members or rng.random() >= _SHARE:
        return
    doing: tuple[Callable[[Store, random.Random, bytes], object], ...] = (
        _begin, _come, _bring, _use, _use, _use, _pay, _pay, _pay,
        _take_back, _take_back, _give_back, _carry, _carry,
    )  # fmt: skip
    for one in rng.choices(doing, k=4):
        with suppress(Problem):
            one(store, rng, rng.choice(members[:2]))


def _begin(store: Store, rng: random.Random, member: bytes) -> None:
    couponladders.begin(store, LADDER, [member], rng.choice((1, 1, 3)))


def _come(store: Store, rng: random.Random, member: bytes) -> None:
    """Be checked in today or on a day after it; who is there on two laptops was there once."""
    day = store.today() + timedelta(rng.choice((0, 1, 2)))
    with store.recording("activity.enter") as rec:
        record = rec.fact("activity", member, "checkin", day.isoformat())
        said = {"member": member, "kind": "checkin", "local": f"{day}T12:00:00", "at": rec.at}
        state = rng.choice(("", "", "", "voided"))
        rec.put("activity", record, {**said, "zone": store.zone, "state": state})


def _bring(store: Store, rng: random.Random, member: bytes) -> None:
    couponladders.give_due(store, LADDER)


def _his(store: Store, rng: random.Random, member: bytes) -> Coupon:
    found = [one for one in given.of_member(store, member) if one.ladder == LADDER]
    return rng.choice(found or [given.find(store, b"")])


def _use(store: Store, rng: random.Random, member: bytes) -> None:
    coupons.use(store, _his(store, rng, member).id, price=3_000)


def _pay(store: Store, rng: random.Random, member: bytes) -> None:
    held = ladders.held(store, LADDER, member)
    coupons.pay_fee(store, held.get(len(KINDS), b""), "cash")


def _take_back(store: Store, rng: random.Random, member: bytes) -> None:
    uses = [use.id for use in _his(store, rng, member).uses if not use.cancelled]
    coupons.take_back(store, rng.choice(uses or [b""]), "记错")


def _give_back(store: Store, rng: random.Random, member: bytes) -> None:
    found = store.rows("SELECT id FROM payment WHERE coupon IS NOT NULL ORDER BY id LIMIT 4")
    payments.take_back(store, bytes(rng.choice(found or [(b"",)])[0]), "不来了")


def _carry(store: Store, rng: random.Random, member: bytes) -> None:
    payments.carry(store, rng.choice(dueterms.doubtful(store) or [b""]))


# -- what must hold ----------------------------------------------------------------------------


def check_ladder(world: "World") -> None:
    """Raise AssertionError unless all tell the same of the ladder, and it is what follows."""
    told = [_told(device.store) for device in world.devices]
    assert all(one == told[0] for one in told), "laptops differ about the ladder"
    store = world.devices[0].store
    paid = _paid(world, store)
    fees = {one.id: bool(one.taken) for one in given.page(store) if one.ladder == LADDER}
    assert fees == {one: one in paid for one in fees}, "a fee is not what its payments say"
    again = {late for some in paid.values() for late in some[1:]}
    assert set(register.again(store)) == again, "not the first in the log paid the fee"
    due = {who for who, _ in ladders.due(store, LADDER)}
    assert due == _came_often(store), "visits are counted otherwise than day by day"


def _told(store: Store) -> tuple[object, ...]:
    mine = [one for one in given.page(store) if one.ladder == LADDER]
    # The words about a use are not for every role.
    return (
        sorted((one.id, one.taken, one.withdrawn, one.left, one.used) for one in mine),
        ladders.find(store, LADDER).steps,
        sorted((who, step.position) for who, step in ladders.due(store, LADDER)),
        sorted(register.again(store)),
    )


def _paid(world: "World", store: Store) -> dict[bytes, list[bytes]]:
    """The payments of each fee that were not given back, in the order of the hub's log."""
    log = world.log()
    back = {bytes(one) for (one,) in store.rows("SELECT payment FROM refund WHERE gone = 0")}
    rows = []
    for record, coupon, born in store.rows("SELECT id, coupon, born FROM payment WHERE gone = 0"):
        op = store.refs.op_id(born)
        rows.append((log.get((op.device, op.number), 0), op.position, bytes(record), coupon))
    found: dict[bytes, list[bytes]] = defaultdict(list)
    for _, _, record, coupon in sorted(rows):
        if coupon is not None and record not in back:
            found[bytes(coupon)].append(record)
    return found


def _came_often(store: Store) -> set[bytes]:
    """Who was there on two days since he began, and never had the voucher but by a visit undone.

    Whoever two records say he is, or was, is one.
    """
    now = leading(store)
    since: dict[bytes, str] = {}
    had = set[bytes]()
    live = {bytes(one) for (one,) in store.rows("SELECT id FROM member WHERE gone = 0")}
    for member, first, step, withdrawn, used in store.rows(_GIVEN, (LADDER,)):
        who = now(bytes(member))
        if step == 2 and (used or not withdrawn):
            had.add(who)
        if not withdrawn:
            since[who] = min(first, since.get(who, first))
    days: dict[bytes, set[str]] = defaultdict(set)
    for member, local in store.rows(
        "SELECT member, local FROM activity WHERE kind = 'checkin' AND gone = 0"
        " AND coalesce(state, '') <> 'voided'"
    ):
        who = now(bytes(member))
        if local[:10] >= since.get(who, "9999"):
            days[who].add(local[:10])
    for member, at in store.rows(
        "SELECT u.member, u.at FROM coupon_use u JOIN coupon c ON c.id = u.coupon"
        " WHERE c.ladder = ? AND u.gone = 0 AND coalesce(u.state, '') <> 'cancelled'",
        (LADDER,),
    ):
        days[now(bytes(member))].add(
            (datetime.fromtimestamp(at / 1000, UTC) + _AHEAD).date().isoformat()
        )
    often = {who for who, some in days.items() if len(some) >= VISITS and who in since}
    return (often - had) & live


def leading(store: Store) -> Callable[[bytes], bytes]:
    """To whom a record leads by now."""
    found = store.rows("SELECT member, canonical FROM alias WHERE gone = 0")
    leads = {bytes(one): bytes(to) for one, to in found}

    def now(member: bytes) -> bytes:
        while member in leads:
            member = leads[member]
        return member

    return now
