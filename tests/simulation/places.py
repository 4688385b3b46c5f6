"""Who has a place at the evening, told by every laptop and counted anew from the hub's log."""

from datetime import UTC, datetime

from desktop.models.calendar import Occurrence, occurrence_id
from desktop.models.registration import Standing
from desktop.store import registrations
from desktop.store.community import Store
from desktop.store.refs import POSITIONS
from tests.simulation.acts.doing import SERIES
from tests.simulation.world import World

PLACES = 1
EVENING = "2026-11-22"
Listed = list[tuple[bytes, Standing, int]]


def check_places(world: World) -> None:
    """Raise AssertionError unless all say the same, and what the order of the log says."""
    told = [_told(device.store) for device in world.devices]
    assert all(one == told[0] for one in told), "laptops differ about who has a place"
    first = world.devices[0].store
    assert told[0] == _expected(first, world.log()), "the places do not follow from the log"


def _told(store: Store) -> Listed:
    at = datetime(2026, 11, 22, 20, tzinfo=UTC)
    record = occurrence_id(store.community, SERIES, EVENING)
    evening = Occurrence(
        record, SERIES, EVENING, at, at, "UTC", all_day=False, title="", capacity=PLACES
    )
    found = registrations.page(store, evening)
    return [(one.member, one.standing, one.place) for one in found]


def _expected(store: Store, log: dict[tuple[bytes, int], int]) -> Listed:
    """Everybody who registered and is a member, each once, in the order of the log."""
    merged = dict(store.rows("SELECT member, canonical FROM alias WHERE gone = 0"))
    members = {bytes(row[0]) for row in store.rows("SELECT id FROM member WHERE gone = 0")}
    record = occurrence_id(store.community, SERIES, EVENING)
    order: dict[bytes, None] = {}
    rows = [
        (log.get((op.device, op.number), 0), born // POSITIONS, op.position, bytes(member))
        for member, born in store.rows(
            "SELECT member, born FROM registration WHERE occurrence = ? AND gone = 0"
            " AND state = 'registered'",
            (record,),
        )
        for op in [store.refs.op_id(born)]
    ]
    for *_, member in sorted(rows):
        while member in merged:
            member = bytes(merged[member])
        if member in members:
            order[member] = None
    return [
        (member, "registered", 0) if at < PLACES else (member, "waiting", at - PLACES + 1)
        for at, member in enumerate(order)
    ]
