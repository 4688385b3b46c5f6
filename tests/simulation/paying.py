"""Fees paid on laptops that do not see each other, given back too, and which terms follow."""

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.plan import Terms
from desktop.store import members, payments
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from tests.simulation.climbing import PLAN as SOLD_BY_COUPON

if TYPE_CHECKING:
    from tests.simulation.world import World

PLAN = bytes(range(168, 184))
DRIVE = bytes(range(169, 185))
FEE = 500
# How often somebody pays, besides what else is done.
_SHARE = 0.25
_FIRST = date(2026, 11, 1)


def pay_in(store: Store, rng: random.Random, people: list[bytes]) -> None:
    """At times, note a fee for a term that others may have noted too, or give one back."""
    if not people or rng.random() >= _SHARE:
        return
    with store.recording("payment.add") as rec:
        if rng.random() < 0.3:
            _give_back(store, rec, rng)
        else:
            _pay(store, rec, rng, rng.choice(people))


def _pay(store: Store, rec: Recorder, rng: random.Random, member: bytes) -> None:
    if rng.random() < 0.2:
        rec.put("plan", PLAN, {"name": "年度会员", "fee": FEE, "months": 12})
        rec.put("drive", DRIVE, {"plan": PLAN, "name": "招募", "from": "2026-11-01", "quota": 1})
    first = _FIRST + timedelta(rng.choice((0, 3, 9, 40)))
    fields: dict[str, object] = {
        "member": member,
        "purpose": "plan",
        "method": "cash",
        "amount": rng.choice((FEE, FEE // 2)),
        "due": FEE,
        "plan": PLAN,
        "drive": DRIVE,
        "term": rng.choice((1, 1, 2)),
        "from": first.isoformat(),
        "to": (first + timedelta(30)).isoformat(),
        "local": "2026-11-22T12:00:00",
        "at": rec.at,
        "proof": "收据",
        # At times in somebody else's name: the judge refuses it.
        "operator": rng.choice((store.operator, store.operator, store.operator, member)),
    }
    payments.put(rec, store, fields)


def _give_back(store: Store, rec: Recorder, rng: random.Random) -> None:
    found = store.rows("SELECT id FROM payment WHERE gone = 0 ORDER BY id LIMIT 3")
    if found:
        payments.take_back(rec, store, bytes(rng.choice(found)[0]), "不来了")


def check_terms(world: "World") -> None:
    """Raise AssertionError unless all laptops see the same terms, as the hub's log makes them."""
    log = world.log()
    for plan in (PLAN, SOLD_BY_COUPON):
        _check_plan(world, log, plan)


def _check_plan(world: "World", log: dict[tuple[bytes, int], int], plan: bytes) -> None:
    told = [_told(device.store, plan) for device in world.devices]
    assert all(one == told[0] for one in told), "laptops differ about terms"
    first = world.devices[0].store
    for held in told[0].values():
        for one, other in zip(held.terms, held.terms[1:], strict=False):
            assert one.last < other.first, "terms overlap"
    for (member, number), asked in _first_said(first, log, plan).items():
        held = told[0].get(members.canonical(first, member), Terms())
        found = [one for one in held.terms if (one.member, one.number) == (member, number)]
        assert all(one.asked == asked for one in found), "not the first in the log says the days"


def _told(store: Store, plan: bytes) -> dict[bytes, Terms]:
    found = store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY id")
    return {bytes(row[0]): payments.held(store, bytes(row[0]), plan) for row in found}


def _first_said(
    store: Store, log: dict[tuple[bytes, int], int], plan: bytes
) -> dict[tuple[bytes, int], date]:
    """The first day of each term as its first payment by the hub's log says it."""
    rows = []
    for member, number, first, born in store.rows(
        'SELECT member, term, "from", born FROM payment p WHERE gone = 0 AND plan = ?'
        " AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.payment = p.id AND r.gone = 0)",
        (plan,),
    ):
        op = store.refs.op_id(born)
        place = (log.get((op.device, op.number), 0), op.position)
        rows.append((place, bytes(member), int(number), date.fromisoformat(first)))
    said: dict[tuple[bytes, int], date] = {}
    for _, member, number, first in sorted(rows):
        said.setdefault((member, number), first)
    return said
