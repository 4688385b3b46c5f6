"""Making a person unreadable at the hub: his seeds and every value sealed with keys from them."""

from collections.abc import Iterable, Mapping

from desktop.models import schema
from desktop.models.erasure import became, sealed_for
from desktop.models.judging import Judged
from desktop.models.judging_brake import ops_of as ops_of
from desktop.models.judging_known import Row
from desktop.models.op import Kind
from desktop.models.sealing import sealed_by, subject_of
from desktop.models.signed import SignedChangeset, read_changeset, without
from hub.held import Held

_PAGE = 200


Before = Mapping[tuple[str, bytes], Row | None]


def follow(held: Held, judged: Judged, before: Before) -> None:
    """Destroy what an accepted erase takes away: the subject's, and all his aliases'.

    `before` has the rows that the changeset changed, as they were.
    """
    for op, _ in judged.ops:
        if op.kind == Kind.ERASE:
            destroy(held, _family(held, op.record))
    _again(held, judged, before)


def known(held: Held, found: SignedChangeset, data: bytes) -> bytes:
    """A changeset that does not stand, without what it says of people who are erased already."""
    pairs = sealed_for(found, held.community)
    gone = _among(held, {subject for subject, _ in pairs})
    if not gone:
        return data
    return without(found, frozenset(key for subject, key in pairs if subject in gone)) or data


def _family(held: Held, member: bytes) -> list[bytes]:
    """The member, who was merged into him, rows and applications that were he, his operator."""
    found = [member]
    for one in found:
        his = [bytes(row.clear["member"]) for row in held.where("alias", "canonical", one)]
        his += [row.record for row in held.where("suspect", "member", one)]
        his += [row.record for row in held.where("application", "member", one)]
        his += [row.record for row in held.where("operator", "member", one)]
        found += [record for record in his if record not in found]
    if held.row("application", member) is not None:
        # Whom a device may have made of an applicant before it heard of it.
        found.append(became(held.community, member))
    return found


def _again(held: Held, judged: Judged, before: Before) -> None:
    """Who is erased already stays so: what a device says of him that had not heard of it.

    It sets nothing, so what somebody else's key had sealed in its place stands again.
    """
    keys = {
        value[1:17]: subject_of(schema.table(op.table), op.record, op.subject, held.community)
        for op, _ in judged.ops
        for value in op.sealed.values()
        if isinstance(value, bytes)
    }
    keys |= {one.id: one.subject for one in judged.seeds}
    if not keys:
        return
    gone = _among(held, set(keys.values()))
    if not gone:
        return
    named = frozenset(key for key, subject in keys.items() if subject in gone)
    assert held.head is not None
    found = held.session.rows(
        "SELECT changeset FROM log WHERE community = ? AND seq = ?",
        (held.community, held.head.seq),
    )
    data = bytes(found[0][0])
    held.session.run(
        "UPDATE log SET changeset = ?, whole = 0 WHERE community = ? AND seq = ?",
        (without(read_changeset(data), named) or data, held.community, held.head.seq),
    )
    for subject in gone:
        held.session.run(
            "DELETE FROM seed WHERE community = ? AND subject = ?", (held.community, subject)
        )
    for table, record in judged.rows:
        held.forget_sealed(table, record, named)
        _stand_again(held, table, before[table, record], named)


def _stand_again(held: Held, table: str, old: Row | None, gone: frozenset[bytes]) -> None:
    """The values of a row as it was that other keys sealed, where there are none now."""
    row = held.row(table, old.record) if old is not None and not old.gone else None
    if row is None or old is None or row.gone:
        return
    new, known = row.copy(), {**row.clear, **row.sealed}
    for name, value in old.sealed.items():
        if name not in known and sealed_by(value) not in gone:
            new.sealed[name] = value
            new.versions[name] = old.version(name)
    held.take({(table, old.record): new})


def _among(held: Held, subjects: set[bytes]) -> set[bytes]:
    """Those of the subjects that are erased."""
    if not subjects:
        return set()
    marks = ", ".join("?" * len(subjects))
    found = held.session.rows(
        f"SELECT subject FROM erased WHERE community = ? AND subject IN ({marks})",
        (held.community, *subjects),
    )
    return {bytes(row[0]) for row in found}


def destroy(held: Held, who: Iterable[bytes]) -> None:
    """Strip everything of what is said of these people, and remember that they are erased."""
    held.write()
    subjects, keys = frozenset(who), set[bytes]()
    seq = held.head.seq if held.head else 0
    for subject in subjects:
        found = held.session.rows(
            "SELECT seed FROM seed WHERE community = ? AND subject = ?",
            (held.community, subject),
        )
        keys |= {bytes(row[0]) for row in found}
        held.session.run(
            "DELETE FROM seed WHERE community = ? AND subject = ?", (held.community, subject)
        )
        held.session.run(
            "INSERT INTO erased (community, subject, seq) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            (held.community, subject, seq),
        )
    for table in ("past", "log"):
        keys |= _strip_log(held, subjects, keys, table)
    keys |= _strip_quarantine(held, subjects, keys)
    if keys:
        _strip_state(held, frozenset(keys))


def _stripped(
    held: Held, data: bytes, subjects: frozenset[bytes], keys: set[bytes]
) -> tuple[bytes | None, set[bytes]]:
    """The changeset without what is said of them, None where nothing is; and by which keys.

    A seed that was set aside is known from nothing but the value that names it.
    """
    if not any(one in data for one in (*subjects, *keys)):
        return None, set()
    found = read_changeset(data)
    more = {key for subject, key in sealed_for(found, held.community) if subject in subjects}
    return without(found, frozenset(keys | more)), more


def _strip_log(held: Held, subjects: frozenset[bytes], keys: set[bytes], table: str) -> set[bytes]:
    after, named = -(2**62), set[bytes]()
    while page := held.session.rows(
        f"SELECT seq, changeset FROM {table} WHERE community = ? AND seq > ? ORDER BY seq LIMIT ?",
        (held.community, after, _PAGE),
    ):
        after = page[-1][0]
        changed = []
        for seq, data in page:
            new, more = _stripped(held, bytes(data), subjects, keys)
            named |= more
            if new:
                changed.append((new, held.community, seq))
        less = ", whole = 0" if table == "log" else ""
        held.session.many(
            f"UPDATE {table} SET changeset = ?{less} WHERE community = ? AND seq = ?", changed
        )
    return named


def _strip_quarantine(held: Held, subjects: frozenset[bytes], keys: set[bytes]) -> set[bytes]:
    named = set[bytes]()
    after: tuple[bytes, int] = (b"", 0)
    while page := held.session.rows(
        "SELECT device, number, changeset FROM quarantine WHERE community = ?"
        " AND (device, number) > (?, ?) ORDER BY device, number LIMIT ?",
        (held.community, *after, _PAGE),
    ):
        after = (bytes(page[-1][0]), page[-1][1])
        changed = []
        for device, number, data in page:
            new, more = _stripped(held, bytes(data), subjects, keys)
            named |= more
            if new:
                changed.append((new, held.community, bytes(device), number))
        held.session.many(
            "UPDATE quarantine SET changeset = ? WHERE community = ? AND device = ? AND number = ?",
            changed,
        )
    return named


def _strip_state(held: Held, keys: frozenset[bytes]) -> None:
    """Drop every sealed value of these keys, in pages by table and record."""
    after: tuple[str, bytes] = ("", b"")
    while page := held.session.rows(
        "SELECT tbl, record, sealed FROM state WHERE community = ? AND (tbl, record) > (?, ?)"
        " ORDER BY tbl, record LIMIT ?",
        (held.community, *after, _PAGE),
    ):
        after = (page[-1][0], bytes(page[-1][1]))
        for table, record, sealed in page:
            if any(key in bytes(sealed) for key in keys):
                held.forget_sealed(table, bytes(record), keys)
    held.write()
