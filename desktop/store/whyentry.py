"""What a rule gave a member for one piece of evidence, and whether it was taken back by hand."""

import json
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from desktop.models.whynot import Reason
from desktop.store import history, members
from desktop.store.reads import Reads


def given(reads: Reads, bare: Reason, family: Sequence[bytes], key: str) -> Reason | None:
    """The award that stands or was taken back by hand; None where the rule gave nothing.

    Also what another record of the same member got, which is told by its name.
    """
    marks = ", ".join("?" * len(family))
    row = reads.one(
        "SELECT e.id, e.member, e.points + coalesce(k.points, 0), e.local, r.kind, r.note, r.born,"
        " e.version, coalesce(k.evidence, e.evidence), e.evidence FROM entry e"
        " LEFT JOIN entry r ON r.reverses = e.id"
        " LEFT JOIN entry k ON k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))"
        f" WHERE e.rule = ? AND e.evidence_key = ? AND e.kind = 'award' AND e.member IN ({marks})"
        " AND e.gone = 0 AND (r.id IS NULL OR r.kind = 'correct')"
        " ORDER BY r.id IS NOT NULL, e.born LIMIT 1",
        (bare.rule, key, *family),
    )
    if row is None:
        return None
    entry, member, points, local, undone, note, born, version, cut, evidence = row
    said = replace(
        bare, entry=bytes(entry), points=int(points), local=local, version=version or bare.version
    )
    said = _cut(said, json.loads(evidence or "{}").get("raw"), json.loads(cut or "{}"))
    if bytes(member) != family[0]:
        said = replace(said, alias=_called(reads, bytes(member)))
    if undone is None:
        return replace(said, code="given")
    private = reads.actor.allows("member.read.private")
    by, _ = history.author(reads, born)
    return replace(said, code="taken_back", why=(note or "") if private else "", by=by)


def _cut(said: Reason, raw: int | None, evidence: dict[str, Any]) -> Reason:
    """What it came to before its limits, and the narrowest of these, where they took some off."""
    limits = evidence.get("caps") or ()
    if raw is None or said.points >= raw or not limits:
        return said
    per, limit, _ = min(limits, key=lambda one: one[1] - one[2])
    return replace(said, has=raw, needs=limit, per=per)


def _called(reads: Reads, member: bytes) -> str:
    """What a record that was merged away is called."""
    row = reads.one("SELECT coalesce(name, '') FROM member WHERE id = ?", (member,))
    return row[0] if row and row[0] else (members.called(reads, member) or ("", ""))[0]
