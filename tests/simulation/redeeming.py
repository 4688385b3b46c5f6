"""A gift of two pieces on laptops apart: who has one, and points that come back once."""

import random
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from desktop.actions import mall
from desktop.models.gift import Redemption, RedemptionQuery
from desktop.models.problem import Problem
from desktop.store import gifts, redemptions, wallets
from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.store.refs import POSITIONS

if TYPE_CHECKING:
    from tests.simulation.world import World

GIFT = bytes(range(170, 186))
STOCK = 2
_COST = 3
# How often somebody is at the mall, besides what else he does.
_SHARE = 0.5
_EVERY = RedemptionQuery()
# Where it stands in the log, what it is, and what it says.
_Row = tuple[tuple[int, int, int], str, tuple[Any, ...]]


def begin(store: Store, rec: Recorder, member: bytes) -> None:
    """There is the gift with its stock, and a member has points for it."""
    rec.put("gift", GIFT, {"name": "帆布袋", "cost": _COST})
    rec.put("gift_stock", GIFT, {"gift": GIFT, "pieces": STOCK})
    wallets.give(rec, store, wallets.Giving(member, 10 * _COST, "开业礼"))


def redeem(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, redeem, hand out, cancel, keep pieces or give them back, as the laptop allows."""
    if not members or rng.random() >= _SHARE:
        return
    doing: tuple[Callable[[Store, random.Random, bytes], object], ...] = (
        _want, _want, _want, _hand_out, _hand_out, _hand_out, _cancel, _keep, _release,
    )  # fmt: skip
    for one in rng.choices(doing, k=4):
        with suppress(Problem):
            one(store, rng, rng.choice(members))


def _want(store: Store, rng: random.Random, member: bytes) -> None:
    mall.redeem(store, GIFT, member)


def _some(store: Store, rng: random.Random) -> Redemption:
    """One of those that are not cancelled, the newest before others."""
    found = [one for one in redemptions.page(store, _EVERY) if one.state != "cancelled"]
    return rng.choice(found[:3] or [redemptions.find(store, b"")])


def _hand_out(store: Store, rng: random.Random, member: bytes) -> None:
    found = [one.id for one in redemptions.page(store, _EVERY) if one.may_hand_out]
    mall.hand_out(store, rng.choice(found or [b""]))


def _cancel(store: Store, rng: random.Random, member: bytes) -> None:
    one = _some(store, rng)
    mall.cancel(store, one.id, "改主意了", back=one.handed is not None)


def _keep(store: Store, rng: random.Random, member: bytes) -> None:
    mall.keep(store, GIFT, 1)


def _release(store: Store, rng: random.Random, member: bytes) -> None:
    mall.release(store, GIFT)


# -- what must hold ----------------------------------------------------------------------------


def check_gifts(world: "World") -> None:
    """Raise AssertionError unless all tell the same, as the log has it, and nothing was doubled."""
    told = [_told(device.store) for device in world.devices]
    assert all(one == told[0] for one in told), "laptops differ about who has a gift"
    store = world.devices[0].store
    assert told[0] == _expected(store, world.log()), "gifts do not follow from the log"
    if world.mishaps.restored:
        return
    # What two handed out, or one while another cancelled it, is told as such beside these.
    out = sum(one.startswith("handed") for one in told[0].values())
    assert out <= STOCK or world.mishaps.doubled, "more were handed out than there were"
    wrong = store.rows(
        "SELECT r.id FROM redemption r JOIN entry e ON e.id = r.spend LEFT JOIN entry x"
        " ON x.reverses = e.id GROUP BY r.id"
        " HAVING min(e.points) <> -r.cost OR coalesce(sum(x.points), 0) NOT IN (0, r.cost)"
    )
    assert not wrong, "points came back twice"


def _told(store: Store) -> dict[bytes, str]:
    found = gifts.shelf(store, GIFT).standings
    return {record: f"{one.state} {one.trouble}" for record, one in found.items()}


def _expected(store: Store, log: dict[tuple[bytes, int], int]) -> dict[bytes, str]:
    """Each piece by its own name: the log is gone through, and whoever comes takes one."""
    there = gifts.stock(store, GIFT)
    shelf: dict[bytes, int] = {b"": there}
    found: dict[bytes, str] = {}
    for _, kind, row in sorted(_rows(store, log)):
        record, device, pieces = row[:3]
        if kind == "lease":
            taken = min(pieces, max(shelf[b""], 0))
            shelf[b""] -= taken
            shelf[device] = shelf.get(device, 0) + taken
            continue
        handed, cancelled, back = row[3:]
        found[record] = _became(handed, cancelled, back)
        needs = handed if handed and not (cancelled and back) else 0 if cancelled else 1
        if not needs:
            continue
        place = device if shelf.get(device, 0) >= needs else b""
        if not handed and not shelf[place] >= needs:
            found[record] = "pending short"
            continue
        shelf[place] -= needs
    return found


def _became(handed: int, cancelled: int, back: int) -> str:
    if cancelled:
        return "cancelled gone" if handed and not back else "cancelled "
    if handed:
        return "handed twice" if handed > 1 else "handed "
    return "ready "


def _rows(store: Store, log: dict[tuple[bytes, int], int]) -> list[_Row]:
    leases = store.rows(
        "SELECT born, id, device, pieces - coalesce(returned, 0) FROM gift_lease"
        " WHERE gift = ? AND gone = 0",
        (GIFT,),
    )
    claims = store.rows(
        "SELECT r.born, r.id, r.device, r.pieces,"
        " (SELECT count(*) FROM handout h WHERE h.redemption = r.id AND h.gone = 0),"
        " (SELECT count(*) FROM entry x WHERE x.reverses = r.spend) > 0, coalesce(r.back, 0)"
        " FROM redemption r WHERE r.gift = ? AND r.gone = 0",
        (GIFT,),
    )
    made: list[_Row] = []
    for kind, rows in (("lease", leases), ("claim", claims)):
        for born, *said in rows:
            op = store.refs.op_id(born)
            at = (log.get((op.device, op.number), 0), born // POSITIONS, op.position)
            made.append((at, kind, tuple(said)))
    return made
