"""Reading members: pages of a list, one member's facts, and who is meant by a word."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from desktop.models.member import Member, MemberQuery, MemberRow
from desktop.models.names import fold
from desktop.models.numbers import parse_number
from desktop.models.permission import mask_phone
from desktop.models.problem import Problem
from desktop.store import headcount, numbers, roles, search
from desktop.store.member_filter import among, apart, standing, where
from desktop.store.member_order import by_index, in_order
from desktop.store.member_rows import ROW, custom_values, shown_rows
from desktop.store.merged import NOW
from desktop.store.named import record_for
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder

PAGE = 200

_ID = re.compile(r"[0-9a-f]{32}")
_CONTACT = "member.read.contact"
_PRIVATE = "member.read.private"


def page(reads: Reads, query: MemberQuery, offset: int = 0, limit: int = PAGE) -> list[MemberRow]:
    """At most 200 rows of a list from `offset` on, in the order of the query, then by id."""
    condition, given = where(reads, query)
    found = reads.rows(
        f"SELECT {ROW} FROM member WHERE {standing(reads, query)} AND {condition}"
        f" ORDER BY {in_order(query)} LIMIT ? OFFSET ?",
        (*given, min(limit, PAGE), offset),
    )
    return shown_rows(reads, found)


def count(reads: Reads, query: MemberQuery | None = None) -> int:
    """How many members a list has; all of them without a query."""
    asked = query or MemberQuery()
    condition, given = apart(reads, asked)
    if condition == "1":
        return headcount.everybody(reads)
    there = standing(reads, asked)
    row = reads.one(f"SELECT count(*) FROM member WHERE {there} AND {condition}", given)
    return int(row[0]) if row else 0


def each(reads: Reads, query: MemberQuery) -> Iterator[MemberRow]:
    """The rows of a list in its order, however many, read some at a time."""
    if query.as_of:
        from desktop.store import asof

        past = iter(asof.rids(reads, query))
        while some := list(islice(past, PAGE)):
            yield from (row for row in asof.rows(reads, some, query.as_of) if row)
        return
    condition, given = where(reads, query)
    there = standing(reads, query)
    rids = reads.each(
        f"SELECT member.rid FROM {by_index(query, there)} WHERE {there} AND {condition}"
        f" ORDER BY {in_order(query)}",
        given,
    )
    while some := [rid for (rid,) in islice(rids, PAGE)]:
        yield from (row for row in by_rids(reads, some, there) if row)


def by_ids(reads: Reads, ids: Sequence[bytes]) -> list[MemberRow]:
    """The rows of these members, in this order; at most 200 ids."""
    marks = ", ".join("?" * len(ids))
    found = reads.rows(f"SELECT {ROW} FROM member WHERE gone = 0 AND id IN ({marks})", ids)
    rows = {row.id: row for row in shown_rows(reads, found)}
    return [rows[one] for one in ids if one in rows]


def by_rids(reads: Reads, rids: Sequence[int], there: str = "gone = 0") -> list[MemberRow | None]:
    """The members of these rows of the file, in this order, at most 200; None for one removed.

    `there`: whose rows the list is of, as `standing` says it.
    """
    marks = ", ".join("?" * len(rids))
    sql = f"SELECT member.rid, {ROW} FROM member WHERE {there} AND rid IN ({marks})"
    found = reads.rows(sql, rids)
    shown = shown_rows(reads, [row[1:] for row in found])
    known = {row[0]: one for row, one in zip(found, shown, strict=True)}
    return [known.get(rid) for rid in rids]


def all_ids(reads: Reads, query: MemberQuery) -> list[bytes]:
    """The ids of everybody in a list, for an action on all of it."""
    condition, given = apart(reads, query)
    there = standing(reads, query)
    found = reads.rows(f"SELECT id FROM member WHERE {there} AND {condition} ORDER BY rid", given)
    return [row[0] for row in found]


def matching(
    reads: Reads, text: str, limit: int, besides: search.Condition = ("1", ())
) -> list[MemberRow]:
    """The first members that the actor's screens list and that answer to what was typed.

    `besides` is a condition on `member` that all of them satisfy.
    """
    listed, more = roles.listed(reads), besides[1]
    scope = (f"{listed[0]} AND {besides[0]}", (*listed[1], *more))
    return by_ids(reads, search.find(reads, text, limit, scope))


def find(reads: Reads, member: bytes) -> Member | None:
    """One member's facts, masked; None when he is gone, or not among those the actor sees."""
    shown = by_ids(reads, [member]) if sees(reads, member) else []
    row = reads.one(
        "SELECT reading, pinyin, wechat, qq, email, address, gender, birthday, source,"
        " inviter_name, note, lunar_birthday, invite FROM member WHERE id = ?",
        (member,),
    )
    if not shown or row is None:
        return None
    from desktop.store import withdrawn

    reading, pinyin, wechat, qq, email, address, gender, birthday, source, inviter, note, *more = (
        str(text or "") for text in row
    )
    lunar, invite = more
    if _CONTACT not in reads.actor.cells:
        wechat = qq = email = address = ""
    elif withdrawn.silent(reads, [member]):
        wechat, qq, email, address = ("****" if one else "" for one in (wechat, qq, email, address))
    if _PRIVATE not in reads.actor.cells:
        gender = birthday = lunar = note = ""
    return Member(
        shown[0],
        reading,
        pinyin,
        wechat,
        qq,
        email,
        address,
        gender,
        birthday,
        source,
        inviter,
        note,
        custom_values(reads, member),
        not shown[0].number and numbers.awaited(reads),
        lunar,
        invite,
    )


def custom_fields(reads: Reads) -> list[tuple[bytes, str]]:
    """The community's custom fields as (id, name), in their order."""
    return [
        (row[0], row[1])
        for row in reads.rows(
            "SELECT id, name FROM custom_field WHERE gone = 0 ORDER BY position, id"
        )
    ]


def resolve(reads: Reads, word: str) -> bytes:
    """Who is meant: an id, a member number, a phone, or a name that only one member has.

    Whom the actor's screens do not list nobody of this name is. Raises Problem member.unknown or
    member.ambiguous.
    """
    found = _meant(reads, word.strip())
    if not found:
        raise Problem("member.unknown", word=word)
    if len(found) > 1:
        by_phone = len(_by_phone(reads, word.strip())) > 1
        code = "member.ambiguous_phone" if by_phone else "member.ambiguous"
        raise Problem(code, word=word, count=len(found))
    return canonical(reads, found[0])


def sees(reads: Reads, member: bytes) -> bool:
    """Whether a member is among those that the actor's screens list."""
    condition, given = among(reads, "?")
    return (
        condition == "1" or reads.one(f"SELECT 1 WHERE {condition}", (member, *given)) is not None
    )


def stands(reads: Reads, member: bytes) -> bool:
    """Whether this member is in the community, whoever looks."""
    return reads.one("SELECT 1 FROM member WHERE id = ? AND gone = 0", (member,)) is not None


def stood(reads: Reads, member: bytes) -> bool:
    """Whether this member is in the file at all, be he removed or not."""
    return reads.one("SELECT 1 FROM member WHERE id = ?", (member,)) is not None


def called(reads: Reads, member: bytes) -> tuple[str, str] | None:
    """A member's name and nickname, "" where there is none; None when he is gone."""
    row = reads.one("SELECT name, nickname FROM member WHERE id = ? AND gone = 0", (member,))
    return (row[0] or "", row[1] or "") if row else None


def of_same_phone(reads: Reads, member: bytes) -> list[MemberRow]:
    """Those others whom the actor sees and who have the same phone, at most 20."""
    row = reads.one("SELECT phone FROM member WHERE id = ?", (member,))
    found = _ids(reads, "phone = ?", row[0]) + _listed(reads, row[0]) if row and row[0] else []
    return by_ids(reads, [one for one in found if one != member])


def canonical(reads: Reads, member: bytes) -> bytes:
    """The member that this one was merged into, or himself."""
    row = reads.one(f"SELECT {NOW.format('?1')}", (member,))
    return bytes(row[0]) if row else member


def phones(reads: Reads, members: Sequence[bytes]) -> dict[bytes, str]:
    """The whole numbers of at most 200 members; masked where the actor may not read them.

    Masked also of who took back his consent to be contacted.
    """
    marks = ", ".join("?" * len(members))
    found = reads.rows(f"SELECT id, phone, tail FROM member WHERE id IN ({marks})", members)
    if _CONTACT in reads.actor.cells:
        from desktop.store import withdrawn

        quiet = withdrawn.silent(reads, [row[0] for row in found if row[1]])
        return {
            record: mask_phone("", tail or "") if record in quiet else number or ""
            for record, number, tail in found
        }
    return {record: mask_phone("", tail or "") for record, _, tail in found}


def scopes_of(reads: Reads, member: bytes) -> frozenset[bytes]:
    """The chapter and the groups a member stands in."""
    rows = reads.rows(
        "SELECT chapter FROM member WHERE id = ?1 AND chapter IS NOT NULL UNION"
        " SELECT team FROM member_team WHERE member = ?1 AND gone = 0",
        (member,),
    )
    return frozenset(row[0] for row in rows)


def put_chapter(reads: Reads, rec: Recorder, name: str) -> bytes:
    """The chapter of this name, made when there is none: two devices make the same one."""
    found = reads.one("SELECT id FROM chapter WHERE name = ? AND gone = 0", (name,))
    if found:
        return bytes(found[0])
    return rec.put("chapter", record_for(reads, rec, "chapter", name), {"name": name})


def _meant(reads: Reads, word: str) -> list[bytes]:
    if _ID.fullmatch(word.casefold()):
        return _ids(reads, "id = ?", canonical(reads, bytes.fromhex(word)))
    found = _by_number(reads, word) or _by_phone(reads, word)
    return found or _ids(reads, "folded = ?", fold(word))


def _by_number(reads: Reads, word: str) -> list[bytes]:
    parsed = parse_number(word)
    if parsed is None:
        return []
    member = numbers.led_to(reads, parsed[0] or numbers.scheme(reads), parsed[1])
    return _ids(reads, "id = ?", canonical(reads, member)) if member else []


def _by_phone(reads: Reads, word: str) -> list[bytes]:
    # What a phone may look like is loaded where one is typed.
    from desktop.models.phone import parse_phone

    try:
        parsed = parse_phone(word)
    except Problem:
        return []
    if parsed is None or _CONTACT not in reads.actor.cells:
        return []
    return _ids(reads, "phone = ?", parsed.e164) or _listed(reads, parsed.e164)


def _listed(reads: Reads, phone: str) -> list[bytes]:
    """Those in the actor's list whose second phone it is."""
    from desktop.store import accounts

    return [one for who in accounts.of_phone(reads, phone) for one in _ids(reads, "id = ?", who)]


def _ids(reads: Reads, where: str, given: object) -> list[bytes]:
    scope, more = roles.listed(reads)
    sql = f"SELECT id FROM member WHERE {where} AND gone = 0 AND {scope} LIMIT 20"
    return [row[0] for row in reads.rows(sql, (given, *more))]
