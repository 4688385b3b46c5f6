"""Skills and offers: what each member can do, has, or looks for."""

from desktop.models.names import fold
from desktop.models.people import Offer
from desktop.models.permission import mask_phone
from desktop.store import withdrawn
from desktop.store.member_filter import among
from desktop.store.merged import HIS, MERGED
from desktop.store.reads import Reads

PAGE = 200
_PRIVATE = "member.read.private"
_CONTACT = "member.read.contact"
# The newest word of whoever is offered on showing how to reach him.
_CONSENTED = (
    f"(coalesce((SELECT c.given FROM consent c WHERE c.member IN ({HIS.format('m.id')})"
    " AND c.purpose = 'directory' AND c.gone = 0 ORDER BY c.at DESC, c.id DESC LIMIT 1), 0)"
    # Who is not to be contacted at all is not to be reached from here either.
    f" AND m.id NOT IN ({withdrawn.OF_CONTACT}))"
)
_COLUMNS = (
    "o.id, m.id, coalesce(m.name, m.nickname, ''), coalesce(m.number, ''), o.kind,"
    f" coalesce(o.text, ''), {_CONSENTED}, coalesce(m.phone, ''), coalesce(m.wechat, '')"
)
_JOINED = (
    "offer o LEFT JOIN alias a ON a.member = o.member"
    " JOIN member m ON m.id = coalesce(a.person, o.member) AND m.gone = 0"
)


def of_member(reads: Reads, member: bytes) -> list[Offer]:
    """What he can, has and looks for; nothing for who may not read what members tell."""
    if _PRIVATE not in reads.actor.cells:
        return []
    sql = f"{MERGED} SELECT {_COLUMNS} FROM {_JOINED} WHERE o.member IN (SELECT id FROM one)"
    return _offers(reads, f"{sql} AND o.gone = 0 ORDER BY o.kind, o.id LIMIT {PAGE}", (member,))


def page(
    reads: Reads, text: str = "", kind: str = "", offset: int = 0, limit: int = PAGE
) -> list[Offer]:
    """The directory, by name: whose offers hold the text, among those the actor's screens list.

    Nothing for who may not read what members tell.
    """
    if _PRIVATE not in reads.actor.cells:
        return []
    where, given = _where(reads, text, kind)
    sql = (
        f"SELECT {_COLUMNS} FROM {_JOINED} WHERE {where}"
        " ORDER BY m.pinyin, m.id, o.kind, o.id LIMIT ? OFFSET ?"
    )
    return _offers(reads, sql, (*given, min(limit, PAGE), offset))


def count(reads: Reads, text: str = "", kind: str = "") -> int:
    """How many entries such a list has."""
    if _PRIVATE not in reads.actor.cells:
        return 0
    where, given = _where(reads, text, kind)
    row = reads.one(f"SELECT count(*) FROM {_JOINED} WHERE {where}", given)
    return int(row[0]) if row else 0


def _where(reads: Reads, text: str, kind: str) -> tuple[str, tuple[object, ...]]:
    scope, given = among(reads, "m.id")
    parts, values = ["o.gone = 0", scope], list[object](given)
    if kind:
        parts.append("o.kind = ?")
        values.append(kind)
    if said := fold(text):
        parts.append("instr(fold(o.text), ?)")
        values.append(said)
    return " AND ".join(parts), tuple(values)


def stands(reads: Reads, member: bytes, offer: bytes) -> bool:
    """Whether this entry is his."""
    sql = (
        f"{MERGED} SELECT 1 FROM offer WHERE id = ? AND gone = 0 AND member IN (SELECT id FROM one)"
    )
    return reads.one(sql, (member, offer)) is not None


def _offers(reads: Reads, sql: str, given: tuple[object, ...]) -> list[Offer]:
    readable = _CONTACT in reads.actor.cells
    found = []
    for record, member, name, number, kind, text, agreed, phone, wechat in reads.rows(sql, given):
        shown = phone if readable else mask_phone(phone)
        contact = shown or (wechat if readable else "")
        found.append(
            Offer(bytes(record), bytes(member), name, number, kind, text, bool(agreed),
                  contact if agreed else "")
        )  # fmt: skip
    return found
