"""What an operator judges of where members stand on the ladder."""

from collections.abc import Sequence

from desktop.models import labels
from desktop.models.changes import Changes
from desktop.models.ladder import JUDGED, LADDER, OFF, freely, place
from desktop.models.people import MOST_TEXT
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import ladder, members
from desktop.store.community import Reads, Store


def move(
    store: Store, chosen: Sequence[bytes], step: str, evidence: str = "", *, down: bool = False
) -> Changes:
    """Let members stand on another step, or on none (`OFF`): the level and the word on it together.

    Who stands there already is passed over, and so is whom the role may not write;
    `Changes.result` is how many were moved. Raises Problem role.not_allowed, ladder.no_step,
    ladder.no_evidence, ladder.down (without `down`), member.gone, member.too_long.
    """
    after, why = _step(step), _short(evidence)
    if after in JUDGED and not why:
        raise Problem("ladder.no_evidence", step=labels.said(after))
    found = [(who, ladder.standing(store, who)) for who in _writable(store, chosen)]
    lower = [who for who, before in found if place(before) > place(after)]
    if lower and not down:
        raise Problem("ladder.down", count=len(lower), step=labels.said(after or OFF[0]))
    with store.recording("member.stage") as rec:
        moved = 0
        for who, before in found:
            rec.together(2)
            rec.put("member", who, {"level": after or None})
            if before != after:
                rec.put("stage", None, _said(store, who, before, after, why, rec.at))
                moved += 1
        rec.result = moved
    return rec.changes


def require_free(reads: Reads, member: bytes | None, after: str) -> None:
    """Where a level is filled in among other fields: what asks for a word is not taken there.

    Raises Problem ladder.word_elsewhere, ladder.down_elsewhere.
    """
    before = ladder.level(reads, member) if member else ""
    if freely(before, after):
        return
    if after in JUDGED and place(after) > place(before):
        raise Problem("ladder.word_elsewhere", step=labels.said(after))
    said = labels.said(after or OFF[0])
    raise Problem("ladder.down_elsewhere", before=labels.said(before), step=said)


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
    if said in OFF:
        return ""
    if said not in LADDER:
        raise Problem("ladder.no_step", word=text, known="、".join((*LADDER, OFF[0])))
    return said


def _short(text: str) -> str:
    said = text.strip()
    if len(said) > MOST_TEXT:
        raise Problem("member.too_long", field="evidence", limit=MOST_TEXT)
    return said


def _writable(store: Store, chosen: Sequence[bytes]) -> list[bytes]:
    """Who of these the role may write; Problem role.not_allowed when that is nobody."""
    found = []
    for member in chosen:
        who = members.canonical(store, member)
        if not members.stands(store, who):
            raise Problem("member.gone")
        if store.actor.allows("member.write", scopes=members.scopes_of(store, who)):
            found.append(who)
    if not found:
        require(store.actor, "member.write")
    return list(dict.fromkeys(found))
