"""Who asks to come in and who decides it; what people did together, what is kept back for them."""

from desktop.models.op import CHANGESET_LIMIT
from tests.simulation.acts.doing import NAMES, PHONES, SERIES, SKILLS, TAGS, Doing

# Who asks to come in, and what two did together.
ASKED = (bytes(range(160, 176)), bytes(range(161, 177)))
TOGETHER = bytes(range(162, 178))
# What is out for an evening: with a member, and with somebody by name.
PACKS = (bytes(range(164, 180)), bytes(range(166, 182)))


def apply(at: Doing) -> None:
    """Ask to come in, come and go, do something together; decide who asked."""
    rec, rng, member = at.rec, at.rng, at.member
    place = rec.community
    if rng.random() < 0.2:
        questions = [rng.choice(SKILLS)]
        rec.put("admission_rule", None, {"place": place, "needed": 2, "questions": questions})
    said = {"name": rng.choice(NAMES), "phone": rng.choice(PHONES), "answers": [["为什么", "读书"]]}
    rec.put("application", rng.choice(ASKED), {"place": place, "at": rec.at, **said})
    away = {"series": SERIES, "original": "2026-11-22", "secret": member}
    # By the clock, so that nothing else falls otherwise.
    by_name = at.now_ms % 2
    whom = {"whom": NAMES[at.now_ms % len(NAMES)]} if by_name else {"member": member}
    rec.put("pack", PACKS[by_name], {**away, **whom, "returned": at.now_ms % 3 or None})
    stay = {"member": member, "place": place, "term": 1, "reason": rng.choice(SKILLS)}
    rec.put("stay", rec.fact("stay", member, place, 1), {**stay, "to": "2026-11-22"})
    rec.put("exposure", None, {"member": member, "date": "2026-11-22", "note": "分享"})
    _let_in(at)


def _let_in(at: Doing) -> None:
    """Decide an application, at times with too few, do something together, look at a phone."""
    store, rec, rng, now_ms = at.store, at.rec, at.rng, at.now_ms
    one, other = rng.choice(at.few), rng.choice(at.few)
    known = {bytes(row[0]) for row in store.rows("SELECT id FROM application WHERE gone = 0")}
    asked = rng.choice(ASKED)
    if asked in known:
        word = {"application": asked, "operator": store.operator, "agrees": 1}
        rec.put("approval", None, {**word, "met": [rng.choice(TAGS)]})
        rec.together(CHANGESET_LIMIT)
        if rng.random() < 0.5:
            state = rng.choice(("admitted", "admitted", "rejected"))
            rec.put("application", asked, {"state": state, "member": one, "reason": "读书"})
    rec.together(CHANGESET_LIMIT)
    if one != other:
        done = {"one": one, "other": other, "value": rng.choice((0, 5)), "note": "合作"}
        rec.put("cooperation", TOGETHER, {**done, "date": "2026-11-22"})
    held = rec.fact("hold", one)
    if now_ms % 5 and store.one("SELECT 1 FROM hold WHERE id = ? AND gone = 0", (held,)):
        rec.delete("hold", held)
    else:
        rec.put("hold", held, {"member": one, "points": 10 + now_ms % 3, "note": "核对"})
    # By the clock, so that nothing else falls otherwise.
    if asked in known and now_ms % 3 == 0:
        rec.together(CHANGESET_LIMIT)
        looked = {"kind": "reveal", "field": "phone", "application": asked}
        rec.put("audit", None, {**looked, "operator": store.operator, "at": rec.at})
