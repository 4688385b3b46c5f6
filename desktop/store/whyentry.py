"""What a rule gave a member for one piece of evidence, and whether it was taken back by hand."""

from collections.abc import Sequence

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
        "SELECT e.id, e.member, e.points + coalesce((SELECT k.points FROM entry k"
        " WHERE k.kind = 'clip' AND k.evidence_key = lower(hex(e.id))), 0), e.local, r.kind,"
        " r.note, r.born FROM entry e LEFT JOIN entry r ON r.reverses = e.id"
        f" WHERE e.rule = ? AND e.evidence_key = ? AND e.kind = 'award' AND e.member IN ({marks})"
        " AND e.gone = 0 AND (r.id IS NULL OR r.kind = 'correct')"
        " ORDER BY r.id IS NOT NULL, e.born LIMIT 1",
        (bare.rule, key, *family),
    )
    if row is None:
        return None
    entry, member, points, local, undone, note, born = row
    said = replace(bare, entry=bytes(entry), points=int(points), local=local)
    if bytes(member) != family[0]:
        said = replace(said, alias=_called(reads, bytes(member)))
    if undone is None:
        return replace(said, code="given")
    private = reads.actor.allows("member.read.private")
    by, _ = history.author(reads, born)
    return replace(said, code="taken_back", why=(note or "") if private else "", by=by)


def _called(reads: Reads, member: bytes) -> str:
    """What a record that was merged away is called."""
    row = reads.one("SELECT coalesce(name, '') FROM member WHERE id = ?", (member,))
    return row[0] if row and row[0] else (members.called(reads, member) or ("", ""))[0]
