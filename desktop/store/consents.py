"""What members agreed to: the newest word on each purpose, and who withdrew his."""

from desktop.models.people import PURPOSES, Consent, Look, Verification
from desktop.store.member_filter import among
from desktop.store.merged import MERGED
from desktop.store.reads import Reads


def of_member(reads: Reads, member: bytes) -> dict[str, Consent]:
    """The newest word of a member on each purpose that he said anything about."""
    found = [one for one in said(reads, member) if one.purpose in PURPOSES]
    return {one.purpose: one for one in reversed(found)}


def said(reads: Reads, member: bytes) -> list[Consent]:
    """Everything that he agreed to or withdrew, newest first; at most 200."""
    private = "member.read.private" in reads.actor.cells
    found = reads.rows(
        f"{MERGED} SELECT c.purpose, c.given, c.at, coalesce(c.how, ''), coalesce(o.name, '')"
        " FROM consent c LEFT JOIN operator o ON o.id = c.operator"
        " WHERE c.member IN one AND c.gone = 0 ORDER BY c.at DESC, c.id DESC LIMIT 200",
        (member,),
    )
    return [
        Consent(purpose, bool(given), at, how if private else "", operator)
        for purpose, given, at, how, operator in found
    ]


def given(reads: Reads, member: bytes, purpose: str) -> bool | None:
    """Whether he agrees to this; None when he never said."""
    found = of_member(reads, member).get(purpose)
    return found.given if found else None


def verification(reads: Reads, member: bytes) -> Verification | None:
    """How and when somebody made sure who he is."""
    row = reads.one(
        f"{MERGED} SELECT coalesce(v.method, ''), coalesce(v.date, ''), coalesce(o.name, '')"
        " FROM verification v LEFT JOIN operator o ON o.id = v.operator"
        " WHERE v.member IN one AND v.gone = 0 ORDER BY v.date DESC, v.member LIMIT 1",
        (member,),
    )
    return Verification(*row) if row else None


def verified(reads: Reads, member: bytes) -> list[bytes]:
    """The records of a member, his own and merged ones, whose identity somebody made sure of."""
    found = reads.rows(
        f"{MERGED} SELECT member FROM verification WHERE member IN one AND gone = 0", (member,)
    )
    return [bytes(row[0]) for row in found]


_LOOKS = (
    "SELECT a.at, coalesce(o.name, ''), m.id, coalesce(m.name, m.nickname, p.name, ''),"
    " coalesce(m.number, ''), coalesce(a.field, ''), a.application FROM audit a"
    " LEFT JOIN operator o ON o.id = a.operator LEFT JOIN application p ON p.id = a.application"
    " LEFT JOIN member m ON m.id = coalesce(a.member, p.member)"
)
_NEWEST = " ORDER BY a.at DESC, a.id DESC LIMIT 200"


def looked_at(reads: Reads, member: bytes) -> list[Look]:
    """Who looked at a member's whole phone, newest first; at most 200.

    Also before he came in, when he was an applicant, and at what records merged into him had.
    """
    where = (
        " WHERE a.kind = 'reveal' AND (a.member IN one OR a.application IN"
        " (SELECT x.id FROM application x WHERE x.member IN one))"
    )
    return _looks(reads, f"{MERGED} {_LOOKS}{where}", (member,))


def looked_at_applicant(reads: Reads, application: bytes) -> list[Look]:
    """Who looked at an applicant's whole phone, newest first; at most 200."""
    return _looks(reads, f"{_LOOKS} WHERE a.kind = 'reveal' AND a.application = ?", (application,))


def looks_of(reads: Reads, operator: bytes) -> list[Look]:
    """Whose whole phone an operator looked at, newest first; at most 200.

    Of members only those whom the actor's screens list.
    """
    scope, given_ = among(reads, "m.id")
    where = f" WHERE a.kind = 'reveal' AND a.operator = ? AND (m.id IS NULL OR {scope})"
    return _looks(reads, f"{_LOOKS}{where}", (operator, *given_))


def _looks(reads: Reads, sql: str, given_: tuple[object, ...]) -> list[Look]:
    return [Look(*row) for row in reads.rows(f"{sql}{_NEWEST}", given_)]
