"""What this device works out from recorded rows: readings, search words, numbers, sums."""

from collections.abc import Callable, Mapping, Sequence

from desktop.models.names import Derived, derive
from desktop.models.numbers import show_number
from desktop.models.op import Fields, Value
from desktop.models.schema import Table
from desktop.store import cards, ordered
from desktop.store.database import Connection, value
from desktop.store.merged import DOWN, UP

# The declared fields that the derived columns of a member come from.
_NAMED_BY = ("name", "nickname", "phone", "reading")
# The derived columns an importer may bring along, so that they are not worked out twice.
READINGS = ("folded", "pinyin", "initials", "other_pinyin", "other_initials")
NUMBERED = ("number", "number_value")
# How many members are numbered together.
_PAGE = 5_000
# Of the numbers that lead to a member, the one stated last: (scheme, value, spelled).
SHOWN = (
    "SELECT scheme, value, spelled FROM number WHERE member = ? AND gone = 0"
    " ORDER BY coalesce(stated, 0) DESC, value, scheme LIMIT 1"
)

# How many digits the numbers of a scheme have: as a chapter with it says, else as the community.
WIDTH = (
    "SELECT coalesce((SELECT width FROM chapter WHERE prefix = ? AND width IS NOT NULL AND gone = 0"
    " ORDER BY id LIMIT 1), (SELECT width FROM community))"
)


def after(
    connection: Connection,
    table: Table,
    record: bytes,
    old: Fields | None,
    new: Fields | None,
) -> None:
    """Follow a written row; `old` or `new` is None (or empty) where the record came or went.

    A row that stands is given with the columns that hold nothing too; nothing follows one that was
    gone and is.
    """
    if not old and not new:
        return
    if table.name == "member":
        _member(connection, record, old, new)
        if not old:
            _catch_up(connection, record)
    elif table.name in _FOLLOWED:
        _FOLLOWED[table.name](connection, old or {}, new or {})


def _entry(connection: Connection, old: Fields, new: Fields) -> None:
    if (new or old).get("wallet"):
        return  # what the list of members shows are points
    if new and not old:
        _points(connection, [new])
    elif old and not new:
        _points(connection, [{**old, "points": -int(old["points"] or 0)}])


def after_many(
    connection: Connection,
    table: Table,
    records: Sequence[bytes],
    found: Sequence[Mapping[str, Value]],
    brought: tuple[str, ...],
) -> None:
    """Follow new rows just inserted together; `brought` are derived columns already written."""
    if table.name == "entry":
        _points(connection, [one for one in found if not one.get("wallet")])
    elif table.name == "activity":
        ordered.follow_new(connection, found)
    elif table.name == "number":
        _numbers(connection, found)
    elif table.name == "member" and "folded" in brought:
        _index_last(connection, [str(fields["grams"]) for fields in found])
    else:
        for record, fields in zip(records, found, strict=True):
            after(connection, table, record, None, fields)


def words(fields: Fields) -> Derived:
    """The derived columns and search words of a member with these fields."""
    return derive(*(str(fields.get(name) or "") for name in _NAMED_BY))


def _member(connection: Connection, record: bytes, old: Fields | None, new: Fields | None) -> None:
    if old and new and all(old.get(name) == new.get(name) for name in _NAMED_BY):
        return
    before, now = words(old or {}), words(new or {})
    # Who has no words is not in the index: taking out what never stood there breaks it.
    if before.grams:
        connection.execute(
            "INSERT INTO grams (grams, rowid, words)"
            " SELECT 'delete', rid, ? FROM member WHERE id = ?",
            (before.grams, record),
        )
    if new:
        connection.execute(
            "UPDATE member SET folded = ?, pinyin = ?, initials = ?, other_pinyin = ?,"
            " other_initials = ? WHERE id = ?",
            (*now[:5], record),
        )
    if now.grams:
        _index(connection, record, now.grams)


def _catch_up(connection: Connection, record: bytes) -> None:
    """What was recorded about a member before his row came, or came back."""
    _sum(connection, record)
    _seen(connection, record)
    ordered.look(connection, record)
    _number(connection, {"member": record})


def _index(connection: Connection, record: bytes, grams: str) -> None:
    connection.execute(
        "INSERT INTO grams (rowid, words) SELECT rid, ? FROM member WHERE id = ?",
        (grams, record),
    )


def _index_last(connection: Connection, grams: list[str]) -> None:
    """Index the members inserted last, in their order.

    Plain VALUES: an insert from a SELECT makes the search index write itself out every time.
    """
    first = int(value(connection, "SELECT max(rid) FROM member") or 0) - len(grams) + 1
    connection.executemany(
        "INSERT INTO grams (rowid, words) VALUES (?, ?)", enumerate(grams, first)
    )


def _numbers(connection: Connection, numbers: Sequence[Mapping[str, Value]]) -> None:
    """Show new numbers beside their members, where none lower and none stated later stands."""
    widths = {
        scheme: value(connection, WIDTH, (scheme,))
        for scheme in {str(number["scheme"]) for number in numbers}
    }
    connection.executemany(
        "UPDATE member SET number = ?1, number_value = ?2"
        " WHERE id = ?3 AND (number_value IS NULL OR number_value > ?2) AND NOT EXISTS"
        " (SELECT 1 FROM number WHERE member = ?3 AND gone = 0 AND stated IS NOT NULL)",
        (
            (
                number.get("spelled")
                or show_number(
                    str(number["scheme"]),
                    int(number["value"] or 0),
                    widths[str(number["scheme"])],
                ),
                number["value"],
                number["member"],
            )
            for number in numbers
        ),
    )


def all_numbers(connection: Connection) -> None:
    """Show beside every member his number: in the members' order, each page of theirs once."""
    after, widths = b"", dict[str, int | None]()
    while page := connection.execute(
        "SELECT member, count(*), min(scheme), min(value), min(spelled) FROM number"
        " WHERE member > ? AND gone = 0 GROUP BY member ORDER BY member LIMIT ?",
        (after, _PAGE),
    ).fetchall():
        after = bytes(page[-1][0])
        alone = [one for one in page if one[1] == 1]
        for scheme in {one[2] for one in alone} - set(widths):
            widths[scheme] = value(connection, WIDTH, (scheme,))
        connection.executemany(
            "UPDATE member SET number = ?, number_value = ? WHERE id = ?",
            (
                (spelled or show_number(scheme, number, widths[scheme]), number, member)
                for member, _, scheme, number, spelled in alone
            ),
        )
        for member, count, *_ in page:
            if count > 1:
                _number(connection, {"member": member})


def _numbered(connection: Connection, old: Fields, new: Fields) -> None:
    """A number came, went, or is somebody else's than was said first."""
    for member in {fields.get("member") for fields in (old, new)} - {None}:
        _number(connection, {"member": member})


def _number(connection: Connection, fields: Fields) -> None:
    """Show beside a member the number that was stated last for him."""
    best = connection.execute(SHOWN, (fields["member"],)).fetchone()
    width = value(connection, WIDTH, (best[0],)) if best else None
    connection.execute(
        "UPDATE member SET number = ?, number_value = ? WHERE id = ?",
        (
            (best[2] or show_number(best[0], best[1], width)) if best else None,
            best[1] if best else None,
            fields["member"],
        ),
    )


def _schemed(connection: Connection, old: Fields, new: Fields) -> None:
    """A chapter's numbers are written with its own width; another chapter's stay."""
    if all(old.get(name) == new.get(name) for name in ("prefix", "width")):
        return
    for scheme in {old.get("prefix"), new.get("prefix")} - {None, ""}:
        numbered = connection.execute(
            "SELECT DISTINCT member FROM number WHERE scheme = ? AND gone = 0", (scheme,)
        )
        for (member,) in numbered.fetchall():
            _number(connection, {"member": member})


def _widened(connection: Connection, old: Fields, new: Fields) -> None:
    """The community's numbers are written with its width, but for chapters' own schemes."""
    if old.get("width") == new.get("width"):
        return
    numbered = connection.execute("SELECT DISTINCT member FROM number WHERE gone = 0")
    for (member,) in numbered.fetchall():
        _number(connection, {"member": member})


def _points(connection: Connection, entries: Sequence[Mapping[str, Value]]) -> None:
    """Entries count for their member, and for whom he was merged into."""
    merged = connection.execute("SELECT 1 FROM alias WHERE gone = 0 LIMIT 1").fetchone()
    connection.executemany(
        f"UPDATE member SET points = points + ?2 WHERE {f'id IN ({UP})' if merged else 'id = ?1'}",
        ((entry["member"], entry["points"]) for entry in entries),
    )


def _merged(connection: Connection, old: Fields, new: Fields) -> None:
    """Points of a member count those of every record merged into him; visits and orders are his."""
    for into in {fields.get("canonical") for fields in (old, new)} - {None}:
        for (member,) in connection.execute(UP, (into,)).fetchall():
            _sum(connection, member)
            _seen(connection, member)
        ordered.look(connection, into)


def _sum(connection: Connection, member: Value) -> None:
    connection.execute(
        f"{DOWN} UPDATE member SET points = (SELECT coalesce(sum(points), 0) FROM one"
        " CROSS JOIN entry ON entry.member = one.id AND wallet IS NULL) WHERE id = ?1",
        (member,),
    )


def _came(connection: Connection, old: Fields, new: Fields) -> None:
    """Somebody came, or did not after all: he is whom he was merged into."""
    member = (new or old)["member"]
    for (one,) in connection.execute(UP, (member,)).fetchall():
        _seen(connection, one)


def _seen(connection: Connection, member: Value) -> None:
    """Show when a member last came: what was corrected or taken back does not count."""
    connection.execute(
        f"{DOWN} UPDATE member SET last_seen = (SELECT max((SELECT max(at) FROM attendance"
        " WHERE member = one.id AND gone = 0 AND coalesce(state, '') <> 'voided')) FROM one)"
        " WHERE id = ?1",
        (member,),
    )


# By table, what follows a row; it came or went where what it was or is is empty.
_FOLLOWED: Mapping[str, Callable[[Connection, Fields, Fields], None]] = {
    "entry": _entry,
    "activity": ordered.follow,
    "number": _numbered,
    "alias": _merged,
    "attendance": _came,
    "chapter": _schemed,
    "community": _widened,
    "settled_card": lambda connection, old, new: cards.follow(connection, new or old),
}
