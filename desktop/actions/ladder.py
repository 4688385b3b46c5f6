"""What an operator judges of where members stand on the ladder."""

from collections.abc import Sequence

from desktop.models import labels
from desktop.models.changes import Changes
from desktop.models.ladder import JUDGED, LADDER, place
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import ladder, members
from desktop.store.community import Store


def move(
    store: Store, chosen: Sequence[bytes], step: str, evidence: str = "", *, down: bool = False
) -> Changes:
    """Let members stand on another step: his level and the word on it, together.

    Who stands there already is passed over; `Changes.result` is how many were moved. Raises
    Problem role.not_allowed, ladder.no_step, ladder.no_evidence, ladder.down (without `down`),
    member.gone, member.too_long.
    """
    after, why = _step(step), _short(evidence)
    if after in JUDGED and not why:
        raise Problem("ladder.no_evidence", step=labels.said(after))
    found = [(who, ladder.standing(store, who)) for who in _writable(store, chosen)]
    lower = [who for who, before in found if place(before) > place(after)]
    if lower and not down:
        raise Problem("ladder.down", count=len(lower), step=labels.said(after))
    with store.recording("member.stage") as rec:
        moved = 0
        for who, before in found:
            rec.put("member", who, {"level": after})
            if before != after:
                rec.put("stage", None, _said(store, who, before, after, why, rec.at))
                moved += 1
        rec.result = moved
    return rec.changes


def keep(store: Store, chosen: Sequence[bytes], evidence: str = "") -> Changes:
    """Leave members where they stand, so that nothing is suggested until they order again.

    Raises Problem role.not_allowed, member.gone, member.too_long.
    """
    why = _short(evidence)
    allowed = _writable(store, chosen)
    with store.recording("member.stage") as rec:
        for who in allowed:
            before = ladder.standing(store, who)
            rec.put("stage", None, _said(store, who, before, before, why, rec.at))
        rec.result = len(allowed)
    return rec.changes


def _said(
    store: Store, who: bytes, before: str, after: str, why: str, at: int
) -> dict[str, object]:
    return {
        "member": who,
        "operator": store.operator,
        "from": before or None,
        "to": after or None,
        "evidence": why or None,
        "at": at,
    }


def _step(text: str) -> str:
    own = {labels.said(step): step for step in LADDER}
    said = own.get(text.strip(), text.strip())
    if said not in LADDER:
        raise Problem("ladder.no_step", word=text, known="、".join(LADDER))
    return said


def _short(text: str) -> str:
    said = text.strip()
    if len(said) > MOST_TEXT:
        raise Problem("member.too_long", field="evidence", limit=MOST_TEXT)
    return said


def _writable(store: Store, chosen: Sequence[bytes]) -> list[bytes]:
    found = []
    for member in chosen:
        who = members.canonical(store, member)
        require(store.actor, "member.write", scopes=members.scopes_of(store, who))
        if not members.stands(store, who):
            raise Problem("member.gone")
        found.append(who)
    return list(dict.fromkeys(found))
