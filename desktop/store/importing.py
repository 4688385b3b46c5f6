"""What an import asks of the community: who is known by which key, and what is held of him."""

import json
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop.models.ids import fact_id, phone_index
from desktop.models.importing import FIELDS, Suspect
from desktop.models.names import fold
from desktop.models.rowcells import Cells, Known, Person, after
from desktop.store import members
from desktop.store.identities import KNOWN_BY
from desktop.store.member_filter import among
from desktop.store.reads import Reads

# How many keys one query asks for.
ASKED = 500

People = dict[Hashable, list[Person]]

_PERSON = (
    "m.id, coalesce(m.name, ''), coalesce(m.nickname, ''), coalesce(m.city, ''),"
    " m.phone IS NOT NULL, a.person IS NOT NULL"
)
_ALIAS = "LEFT JOIN alias a ON a.member = m.id"
_FROM = f"member m {_ALIAS}"
_LIVE = "(m.gone = 0 OR a.person IS NOT NULL) AND m.rid <= ?"


class Directory:
    """Look-ups among the members that stood before the import began, aliases included."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        found = reads.one("SELECT coalesce(max(rid), 0) FROM member") or (0,)
        self._last = int(found[0])
        self.empty = reads.one("SELECT 1 FROM member WHERE gone = 0") is None
        self._identified = reads.one("SELECT 1 FROM identity WHERE gone = 0 LIMIT 1") is not None
        self._phoneless = not self.empty and self._any("phone IS NULL AND gone = 0")

    def _any(self, where: str) -> bool:
        return self._reads.one(f"SELECT 1 FROM member WHERE {where} LIMIT 1") is not None

    def by_number(self, numbers: Iterable[tuple[str, int]]) -> People:
        """Whose numbers these (scheme, value) are."""
        found: People = defaultdict(list)
        schemes: dict[str, list[int]] = defaultdict(list)
        for scheme, value in numbers:
            schemes[scheme].append(value)
        for scheme, values in schemes.items():
            sql = (
                f"SELECT n.value, {_PERSON} FROM number n JOIN member m ON m.id = n.member {_ALIAS}"
                f" WHERE n.gone = 0 AND {_LIVE} AND n.scheme = ? AND n.value IN"
            )
            for key, person in self._people(sql, values, (self._last, scheme)):
                found[scheme, key].append(person)
        return found

    def by_phone(self, indexes: Sequence[bytes]) -> People:
        """Who has these phones, by `phone_ix`, be it his first or another."""
        found = self._by("phone_ix", indexes)
        for key, people in self.by_identity(indexes).items():
            found[key] += [one for one in people if one not in found[key]]
        return found

    def by_identity(self, indexes: Sequence[bytes]) -> People:
        """Who is known by these, by `value_ix`."""
        found: People = defaultdict(list)
        if self.empty or not self._identified:
            return found
        sql = (
            f"SELECT i.value_ix, {_PERSON} FROM identity i JOIN member m ON m.id = i.member"
            f" {_ALIAS} WHERE i.gone = 0 AND {_LIVE} AND i.value_ix IN"
        )
        for key, person in self._people(sql, indexes, (self._last,)):
            found[key].append(person)
        return found

    def by_wechat(self, accounts: Sequence[str]) -> People:
        """Who has these WeChat ids."""
        return self._by("wechat", accounts)

    def by_row_key(self, keys: Sequence[bytes]) -> People:
        """Who was made from these very rows."""
        return self._by("row_key", keys)

    def by_name(self, folded: Sequence[str]) -> People:
        """Who is called so."""
        return self._by("folded", folded)

    def phoneless_by_name(self, folded: Sequence[str]) -> People:
        """Who is called so and has no phone."""
        return self._by("folded", folded, " AND m.phone IS NULL") if self._phoneless else {}

    def _by(self, column: str, keys: Sequence[object], more: str = "") -> People:
        found: People = defaultdict(list)
        if self.empty:
            return found
        sql = f"SELECT m.{column}, {_PERSON} FROM {_FROM} WHERE {_LIVE}{more} AND m.{column} IN"
        for key, person in self._people(sql, keys, (self._last,)):
            found[key].append(person)
        return found

    def _people(
        self, sql: str, keys: Sequence[object], before: tuple[object, ...]
    ) -> Iterator[tuple[Any, Person]]:
        for key, record, name, nickname, city, phone, merged in asked(
            self._reads, sql, keys, before
        ):
            one = record
            if merged:
                one = members.canonical(self._reads, record)
                if not members.stands(self._reads, one):
                    continue
            yield key, Person(one, name, nickname, city, bool(phone))


def asked(
    reads: Reads, sql: str, keys: Sequence[object], before: tuple[object, ...] = ()
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query that ends in `IN`, asked for these keys in lists of at most 500."""
    wanted = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), ASKED):
        part = wanted[start : start + ASKED]
        yield from reads.rows(f"{sql} ({', '.join('?' * len(part))})", (*before, *part))


# Whether any entry of a member stands: neither a reversal nor reversed.
_LEDGER = (
    "EXISTS (SELECT 1 FROM entry e WHERE e.member = m.id AND e.reverses IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reverses = e.id))"
)


def known(reads: Reads, ids: Sequence[bytes]) -> dict[bytes, Known]:
    """These members as an update compares them."""
    columns = ", ".join("c.name" if name == "chapter" else f"m.{name}" for name in FIELDS)
    sql = (
        f"SELECT m.id, coalesce(m.points, 0), coalesce(m.standing, ''), {columns}"
        " FROM member m LEFT JOIN chapter c ON c.id = m.chapter"
    )
    found = {
        row[0]: Known(
            {k: v for k, v in zip(FIELDS, row[3:], strict=True) if v},
            points=int(row[1]),
            standing=row[2],
        )
        for row in asked(reads, f"{sql} WHERE m.id IN", ids)
    }
    for member, tag in asked(
        reads, "SELECT member, tag FROM member_tag WHERE gone = 0 AND member IN", ids
    ):
        found[member].tags.add(tag)
    for member, team in asked(
        reads,
        "SELECT l.member, t.name FROM member_team l JOIN team t ON t.id = l.team AND t.gone = 0"
        " WHERE l.gone = 0 AND l.member IN",
        ids,
    ):
        found[member].teams.add(team)
    for member, scheme, value in asked(
        reads, "SELECT member, scheme, value FROM number WHERE gone = 0 AND member IN", ids
    ):
        found[member].numbers.add((scheme, value))
    for member, name, text in asked(
        reads,
        "SELECT x.member, f.name, x.value FROM member_x x JOIN custom_field f ON f.id = x.field"
        " WHERE x.value IS NOT NULL AND x.member IN",
        ids,
    ):
        found[member].custom[name] = text
    for member, channel, text in asked(reads, f"{KNOWN_BY} WHERE top IN", ids):
        found[member].identities.add((channel, text))
    for (member,) in asked(reads, f"SELECT m.id FROM member m WHERE {_LEDGER} AND m.id IN", ids):
        found[member].ledger = True
    return found


def known_by(cells: Cells) -> Known:
    """The member that these cells make."""
    return after(Known(), cells)


def suspect_id(reads: Reads, fingerprint: bytes) -> bytes:
    """The id of the held row that has this fingerprint: the same row is held once."""
    return fact_id("suspect", reads.community, fingerprint, key=reads.index_key)


def any_held(reads: Reads) -> bool:
    """Whether any row was ever held."""
    return reads.one("SELECT 1 FROM suspect WHERE gone = 0 LIMIT 1") is not None


def suspect_states(reads: Reads, suspects: Sequence[bytes]) -> dict[bytes, str]:
    """open, same, new or skip, for those that are held."""
    return dict(asked(reads, "SELECT id, state FROM suspect WHERE gone = 0 AND id IN", suspects))


_SUSPECTS = (
    "SELECT s.id, s.batch, s.line, s.reason, s.state, s.cells, s.candidate,"
    " coalesce(m.name, m.nickname, ''), coalesce(m.number, ''), s.member"
    " FROM suspect s LEFT JOIN member m ON m.id = s.candidate AND m.gone = 0"
    " WHERE s.gone = 0"
)


def suspects(reads: Reads, batch: bytes | None = None, state: str = "open") -> list[Suspect]:
    """The held rows in this state, of one batch or of all, oldest batch first.

    Of people whom the actor's screens do not list, no row is shown that may be one of them.
    """
    scope, people = among(reads, "s.candidate")
    sql = f"{_SUSPECTS} AND {scope} AND s.state = ?" + (" AND s.batch = ?" if batch else "")
    given = (*people, state, batch) if batch else (*people, state)
    return [_suspect(row) for row in reads.rows(f"{sql} ORDER BY s.born, s.line", given)]


def suspect(reads: Reads, record: bytes) -> Suspect | None:
    """One held row, settled or not."""
    row = reads.one(f"{_SUSPECTS} AND s.id = ?", (record,))
    return _suspect(row) if row else None


def _suspect(row: tuple[Any, ...]) -> Suspect:
    record, batch, line, reason, state, cells, candidate, name, number, member = row
    return Suspect(
        record,
        batch,
        line or 0,
        reason,
        state,
        cells_of(json.loads(cells or "{}")),
        candidate,
        name,
        number,
        member,
    )


def cells_of(document: Mapping[str, Any]) -> Cells:
    """The values behind their JSON form."""
    number = document.get("number")
    return Cells(
        dict(document.get("fields", {})),
        dict(document.get("custom", {})),
        tuple(document.get("tags", ())),
        tuple(document.get("teams", ())),
        (str(number[0]), int(number[1])) if number else None,
        document.get("points"),
        str(document.get("spelled", "")),
        tuple((str(one), str(text)) for one, text in document.get("identities", ())),
    )


def phone_key(reads: Reads, phone: str) -> bytes:
    """The `phone_ix` of an E.164 number."""
    return phone_index(reads.index_key, phone)


def number_taken(reads: Reads, number: tuple[str, int]) -> bool:
    """Whether somebody has this (scheme, value)."""
    return (
        reads.one("SELECT 1 FROM number WHERE scheme = ? AND value = ? AND gone = 0", number)
        is not None
    )


def any_given_back(reads: Reads) -> bool:
    """Whether an undo ever gave numbers back: those are stated again, not anew."""
    return reads.one("SELECT 1 FROM number WHERE gone = 1 LIMIT 1") is not None


def given_back(reads: Reads, numbers: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those of these numbers that an undo gave back."""
    wanted = set(numbers)
    sql = "SELECT scheme, value FROM number WHERE scheme = ? AND gone = 1 AND value IN"
    found = [
        one
        for scheme in {scheme for scheme, _ in wanted}
        for one in asked(reads, sql, [value for _, value in numbers], (scheme,))
    ]
    return [(scheme, value) for scheme, value in found if (scheme, value) in wanted]


def named(reads: Reads, table: str) -> dict[str, bytes]:
    """The ids of chapters, teams or custom fields by their folded names."""
    rows = reads.rows(f"SELECT name, id FROM {table} WHERE gone = 0 ORDER BY id DESC")
    return {fold(name or ""): record for name, record in rows}


def newest(reads: Reads) -> int:
    """A number that moves with every recorded action."""
    return int((reads.one("SELECT coalesce(max(rid), 0) FROM changeset") or (0,))[0])


def person_words(reads: Reads, member: bytes) -> tuple[str, str]:
    """(number, name) of a member, each "" when missing."""
    row = reads.one("SELECT number, coalesce(name, nickname) FROM member WHERE id = ?", (member,))
    return (row[0] or "", row[1] or "") if row else ("", "")
