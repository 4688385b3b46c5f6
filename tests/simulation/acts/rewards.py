"""Points: awards with a cap and without, taken back by whoever comes."""

import random

from desktop.models.award import award_id, reversal_id
from desktop.store.community import Store
from desktop.sync.ownjudge import judges
from tests.simulation.acts.doing import Doing

RULE = bytes(range(16, 32))
# A rule with a cap of its own: 10 points each time, 15 in a week.
CAPPED = bytes(range(32, 48))
CAP = 15
_GIVEN = {
    "points": 10,
    "kind": "award",
    "version": 1,
    "generation": 0,
    "zone": "Asia/Shanghai",
    "at": 1_795_000_000_000,
}


def award(at: Doing) -> None:
    """For one of two weeks."""
    evidence = at.rng.choice(("2026-W46", "2026-W47"))
    said = {"member": at.member, "rule": RULE, "evidence_key": evidence}
    made = award_id(at.rec.community, RULE, at.member, evidence, 0)
    at.rec.entry({**_GIVEN, **said, "local": "2026-11-22T12:00:00"}, made)


def capped(at: Doing) -> None:
    """An award of the rule with a cap, for one of three evenings; what was taken back stays so."""
    if judges(at.store):
        # Nobody looks at it again, and the program gives no more than the cap leaves.
        return
    local = f"2026-11-{at.rng.choice((16, 17, 23))}T19:00:00"
    said = {"member": at.member, "rule": CAPPED, "evidence_key": local, "local": local}
    made = award_id(at.rec.community, CAPPED, at.member, local, 0)
    at.rec.entry({**_GIVEN, **said}, made)


def take_back(at: Doing) -> None:
    """An award under the cap; rather one that was clipped, whose clip is left to the judge."""
    found = at.store.rows(
        "SELECT e.id, e.points, e.member, k.id IS NOT NULL FROM entry e"
        " LEFT JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
        " WHERE e.rule = ? AND e.kind = 'award' ORDER BY e.id",
        (CAPPED,),
    )
    found = [one for one in found if one[3]] or [one for one in found if one[2] == at.member]
    if found:
        entry, points, member, _ = at.rng.choice(found)
        fields = {"member": member, "points": -points, "kind": "reverse", "reverses": entry}
        at.rec.entry(fields, reversal_id(at.rec.community, entry))


def correct(store: Store, rng: random.Random) -> bytes:
    """Take an award back that was clipped and still stands; the action, b"" for nothing done."""
    found = store.rows(
        "SELECT e.id, e.points, e.member FROM entry e"
        " JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
        " WHERE e.kind = 'award' AND e.id NOT IN"
        " (SELECT reverses FROM entry WHERE reverses IS NOT NULL) ORDER BY e.id"
    )
    if not found:
        return b""
    entry, points, member = rng.choice(found)
    with store.recording("member.take_back") as rec:
        fields = {"member": member, "points": -points, "kind": "reverse", "reverses": entry}
        rec.entry(fields, reversal_id(rec.community, entry))
    return rec.action
