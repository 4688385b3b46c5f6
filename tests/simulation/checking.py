"""What must hold when everybody has synced, whatever happened before."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from desktop.models.erasure import sealed_for
from desktop.models.op import Op, unpack_clear
from desktop.models.signed import SignedChangeset, SignedOp, read_changeset
from desktop.store import cards, headcount, link, pending
from desktop.store.community import Store
from hub.held import Held
from tests.simulation.acts.activities import check_file
from tests.simulation.acts.doors import check_doors
from tests.simulation.acts.rewards import CAP, CAPPED
from tests.simulation.acts.team import CHAPTERS, SEATS, TEAM
from tests.simulation.climbing import check_ladder
from tests.simulation.freezing import check_boards
from tests.simulation.handing import check_uses
from tests.simulation.holding import check_holds
from tests.simulation.mishaps import PLANTED
from tests.simulation.paying import check_terms
from tests.simulation.places import check_places
from tests.simulation.redeeming import check_gifts
from tests.simulation.scene import ROLES
from tests.simulation.world import Device, World

# What a hub does itself.
JUDGES = frozenset(
    {"device.enrol", "device.leave", "device.renew", "device.recover", "number.lease", "award.clip"}
)


def check(world: World) -> None:
    """Raise AssertionError for anything that the promise excludes."""
    digests = {device.name: device.digest() for device in world.devices}
    assert len({*digests.values(), _hub_digest(world)}) == 1, "states differ"
    for device in world.devices:
        _check_device(device, restored=world.mishaps.restored > 0)
    contents = [_content(device.store) for device in world.devices if _reads_all(device)]
    assert all(one == contents[0] for one in contents), "the same digest over other values"
    _check_log(world)
    _check_judge(world)
    _check_names(world)
    _check_erased(world)
    _check_structure(world)
    _check_admission(world)
    check_places(world)
    check_boards(world)
    check_terms(world)
    check_uses(world)
    check_gifts(world)
    check_holds(world)
    check_ladder(world)
    check_file(world.devices[0].store)
    check_doors(world.devices[0].store)


def _check_judge(world: World) -> None:
    """The hub says in its own name what is its business, and nothing for anybody else."""
    with world.engine.reading() as session:
        found = session.rows("SELECT changeset FROM log WHERE device = ?", (world.hub.judge,))
    kinds = {read_changeset(bytes(row[0])).about.kind for row in found}
    assert kinds <= JUDGES, "the hub spoke for somebody"


def _check_names(world: World) -> None:
    """Who said anything after his disk was copied is another device than the copy."""
    for one, other, number in world.mishaps.twins:
        if one not in world.devices or other not in world.devices or world.mishaps.restored:
            continue
        silent = link.last_number(one.store) == link.last_number(other.store) == number
        alike = one.store.device == other.store.device
        assert silent or not alike, "two laptops speak under one name"


def _check_structure(world: World) -> None:
    """No more came into the group than it holds, and no chapter stands below itself."""
    store = world.devices[0].store
    parents = dict(store.rows("SELECT id, parent FROM chapter WHERE gone = 0"))
    assert sum(parents[one] is not None for one in CHAPTERS) < len(CHAPTERS), "a circle"
    # Who was removed and came back has his seat again, whoever sat down meanwhile.
    inside = store.rows(
        "SELECT 1 FROM member_team t JOIN member m ON m.id = t.member AND m.gone = 0"
        " WHERE t.team = ? AND t.gone = 0 AND NOT EXISTS (SELECT 1 FROM history h"
        " WHERE h.record = t.member AND h.tbl = 'member' AND h.field = '' AND h.old IS NOT NULL)",
        (TEAM,),
    )
    # A kind of one's own may say that more are warned of, not refused.
    soft = store.one(
        "SELECT 1 FROM team_kind k JOIN team t ON t.kind = k.kind WHERE t.id = ? AND k.soft = 1",
        (TEAM,),
    )
    full = len(inside) <= SEATS or soft is not None
    assert world.mishaps.restored or full, "more in a group than it holds"


def _check_admission(world: World) -> None:
    """Nobody is let in to whom nobody agreed; what a restored hub lost is no matter."""
    alone = world.devices[0].store.rows(
        "SELECT 1 FROM application a WHERE a.state = 'admitted' AND a.gone = 0 AND NOT EXISTS"
        " (SELECT 1 FROM approval p WHERE p.application = a.id AND p.agrees = 1 AND p.gone = 0)"
    )
    assert world.mishaps.restored or not alone, "somebody came in to whom nobody agreed"


def _check_erased(world: World) -> None:
    """Nothing of the person is left on any laptop, and no key to what the hub had of him."""
    with world.engine.reading() as session:
        seeds = {bytes(row[0]) for row in session.rows("SELECT subject FROM seed")}
        gone = {bytes(row[0]) for row in session.rows("SELECT subject FROM erased")}
    if not gone:
        return
    for device in world.devices:
        assert PLANTED not in everything(device.store), f"{device.name} knows who was erased"
    merged = world.devices[0].store.rows("SELECT member, canonical FROM alias WHERE gone = 0")
    his = {bytes(member) for member, canonical in merged if bytes(canonical) in gone}
    assert gone >= his, "the hub erased not all of him"
    assert not seeds & gone, "the hub has a key to who was erased"
    for said in _said_at_hub(world):
        assert not said & gone, "the hub has a value of who was erased"


def _said_at_hub(world: World) -> Iterator[set[bytes]]:
    """Whom each changeset at the hub says something personal of, standing or set aside."""
    community = world.devices[0].store.community
    with world.engine.reading() as session:
        for table in ("log", "quarantine"):
            for (data,) in session.rows(f"SELECT changeset FROM {table}"):
                found = sealed_for(read_changeset(bytes(data)), community)
                yield {subject for subject, _ in found}


def everything(store: Store) -> str:
    """All that a laptop's file says, in every table."""
    names = store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'grams'")
    found = (row for (name,) in names for row in store.rows(f"SELECT * FROM {name}"))
    return "\n".join(
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for row in found
        for one in row
    )


def _reads_all(device: Device) -> bool:
    """The owner and her deputy, on whichever laptop, while their role reads: keys are renewed."""
    device.store.refresh()
    reads = device.store.actor.anywhere("member.read.contact")
    return reads and device.name.rstrip("'") in ("群主", ROLES[0][0])


def _hub_digest(world: World) -> bytes:
    with world.engine.reading() as session:
        community = world.devices[0].store.community
        return Held(world.engine, session, community, world.now, lock=False).digest()


def _check_device(device: Device, *, restored: bool) -> None:
    store = device.store
    assert pending.waiting_changesets(store) == 0, f"{device.name} still waits"
    assert not store.rows("SELECT 1 FROM pending LIMIT 1"), "something is kept for nothing"
    fates = store.rows(
        "SELECT number, seq IS NOT NULL, refused IS NOT NULL FROM changeset"
        " WHERE device = ? ORDER BY number",
        (store.device,),
    )
    # At a restored hub a copy of the folder may have said the same first: then it goes by that.
    whole = [row[0] for row in fates] == list(range(1, len(fates) + 1))
    assert whole or restored, "numbers have a gap"
    assert all(stands != refused for _, stands, refused in fates), "not exactly one fate"
    wrong = store.rows(
        "SELECT id FROM member m WHERE points <> (SELECT coalesce(sum(points), 0) FROM entry"
        " WHERE wallet IS NULL AND (member = m.id OR member IN"
        " (SELECT member FROM alias WHERE canonical = m.id AND gone = 0)))"
    )
    assert not wrong, "a balance is not the sum of its entries"
    _check_cards(store)
    twice = store.rows(
        "SELECT 1 FROM member WHERE gone = 0 AND phone_ix IS NOT NULL AND folded IS NOT NULL"
        # Who were said to be two people stay two, whatever they are called by then.
        " AND id NOT IN (SELECT one FROM apart WHERE gone = 0 UNION"
        " SELECT other FROM apart WHERE gone = 0)"
        " GROUP BY phone_ix, folded HAVING count(*) > 1"
    )
    assert not twice or restored, "who was on one list that two imported stayed two"
    counted = store.rows("SELECT count(*) FROM member WHERE gone = 0")
    assert headcount.everybody(store) == counted[0][0], "the head count is not the members'"


def _check_cards(store: Store) -> None:
    """What somebody settled is open nowhere; nothing is closed by a word that does not stand."""
    said = set(store.rows("SELECT about, field, one, other FROM settled_card WHERE gone = 0"))
    found = store.rows("SELECT record, field, op, other, settled FROM card WHERE settled <> 1")
    for record, field, *refs, settled in found:
        ops = sorted(cards.name_of(store.refs.op_id(ref)) for ref in refs)
        assert ((record, field, *ops) in said) == (settled == 2), "a card is open and settled"


def _check_log(world: World) -> None:
    """Every changeset stands once, no clock is far ahead, and nobody did what he may not."""
    with world.engine.reading() as session:
        found = session.rows("SELECT device, number, clock, at, changeset FROM log ORDER BY seq")
        end = session.rows("SELECT max(seq) FROM log")[0]
    log = [read_changeset(bytes(row[4])) for row in found]
    names = [(bytes(device), number) for device, number, *_ in found]
    assert len(names) == len(set(names)), "a number stands twice"
    # What one action recorded has a clock of its own for every changeset, whatever id it goes by.
    work = sorted((one.about.action, one.about.clock) for one in log)
    assert len(work) == len(set(work)), "the same work stands twice"
    assert world.done <= world.at_hub() | world.refused_here(), "work was lost"
    assert all(clock >> 16 <= at + 300_000 for _, _, clock, at, _ in found), "a clock ran ahead"
    for device in world.devices:
        state = device.store.one("SELECT value FROM state WHERE name = 'seq'")
        assert state == end, "somebody did not read the log to its end"
    _check_caps(world)
    if not world.mishaps.restored:
        # What came back was judged when it came first, by other rights than stand before it now.
        _check_rights(world, log)
    _check_numbers(world)
    _check_bases(world, log)
    twice = world.devices[0].store.rows(
        "SELECT 1 FROM entry e WHERE kind = 'award'"
        " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id)"
        " GROUP BY rule, member, evidence_key HAVING count(*) > 1"
    )
    assert not twice, "an award was given twice"


def _check_numbers(world: World) -> None:
    """No number is in two blocks, and none that a laptop gave out was another's already."""
    blocks = world.devices[0].store.rows("SELECT first, last FROM lease ORDER BY first")
    assert all(before[1] < after[0] for before, after in pairwise(blocks)), "blocks overlap"
    with world.engine.reading() as session:
        taken = session.rows("SELECT 1 FROM quarantine WHERE reason = 'taken'")
    assert world.mishaps.doubled or not taken, "a number was given twice"


def _check_caps(world: World) -> None:
    """In no week has anybody more than the cap, and nobody less than what he was given under it."""
    store = world.devices[0].store
    given = store.rows(
        "SELECT coalesce(c.canonical, e.member), strftime('%G-W%V', substr(e.local, 1, 10)),"
        " sum(e.points), sum(e.points + coalesce(k.points, 0)) FROM entry e"
        " LEFT JOIN alias c ON c.member = e.member AND c.gone = 0"
        " LEFT JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
        " WHERE e.rule = ? AND e.kind = 'award'"
        " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id) GROUP BY 1, 2",
        (CAPPED,),
    )
    merged = {bytes(row[0]) for row in store.rows("SELECT canonical FROM alias WHERE gone = 0")}
    for member, _, _, counts in given:
        assert counts <= CAP or bytes(member) in merged, "a cap was passed"
    loose = store.rows(
        "SELECT 1 FROM entry k WHERE k.kind = 'clip' AND"
        " EXISTS (SELECT 1 FROM entry r WHERE r.reverses = unhex(k.evidence_key)) <>"
        " EXISTS (SELECT 1 FROM entry r WHERE r.reverses = k.id)"
    )
    assert not loose, "a clip without its award"


def _check_rights(world: World, log: Iterable[SignedChangeset]) -> None:
    """A host never writes a member: told from the log alone, without the judge's own code."""
    store = world.devices[0].store
    presets = dict(store.rows("SELECT id, preset FROM role"))
    operators = dict(store.rows("SELECT id, operator FROM device"))
    roles = {"群主": "owner", **dict(ROLES)}
    held = {one.store.operator: roles[one.name.rstrip("'")] for one in world.devices}
    for found in log:
        author = operators.get(found.about.device)
        for signed in found.ops:
            assert isinstance(signed, SignedOp)
            op = unpack_clear(signed.clear)
            if op.table in ("member", "member_tag") and author in held:
                assert held[author] != "host", "a host wrote a member"
            if op.table == "assignment" and op.clear.get("role") in presets:
                held[bytes(op.clear["operator"])] = presets[op.clear["role"]]  # type: ignore[arg-type]


def _check_bases(world: World, log: Sequence[SignedChangeset]) -> None:
    """What an op says that its author saw is an op on that record, before it or never standing.

    What a hub had and lost never stands where the log has other work under its name by now: a copy
    of the folder said that. What was signed on top of it came back as it was signed.
    """
    with world.engine.reading() as session:
        never = [read_changeset(bytes(row[0])) for row in session.rows(_ASIDE)]
    stands = {found.signature for found in log}
    never += [one for signature, one in world.mishaps.lost.items() if signature not in stands]
    past = set(world.devices[0].store.rows("SELECT device, number FROM changeset WHERE seq <= 0"))
    said = {_said(found, at, op) for found in never for at, op in _ops(found)}
    for found in log:
        for at, op in _ops(found):
            said.add(_said(found, at, op))
            for base in op.base.values():
                known = (*tuple(base), op.table, op.record) in said
                assert known or (base.device, base.number) in past, "a base names nothing"


def _said(found: SignedChangeset, at: int, op: Op) -> tuple[bytes, int, int, str, bytes]:
    return found.about.device, found.about.number, at, op.table, op.record


_ASIDE = "SELECT changeset FROM quarantine"


def _ops(found: SignedChangeset) -> Iterator[tuple[int, Op]]:
    for at, signed in enumerate(found.ops):
        assert isinstance(signed, SignedOp)
        yield at, unpack_clear(signed.clear)


def _content(store: Store) -> list[object]:
    """What a reader of everything sees."""
    found: list[object] = []
    for sql in (
        "SELECT id, name, city, level, phone, number, points FROM member WHERE gone = 0 ORDER BY 1",
        "SELECT member, tag FROM member_tag WHERE gone = 0 ORDER BY member, tag",
        "SELECT occurrence, member, state, at FROM attendance WHERE gone = 0 ORDER BY 1, 2",
        "SELECT id, member, points FROM entry ORDER BY id",
        "SELECT about, field, one, other, choice FROM settled_card WHERE gone = 0"
        " ORDER BY about, field, one, other",
    ):
        found += store.rows(sql)
    return found
