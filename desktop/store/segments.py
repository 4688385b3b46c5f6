"""Segments as rows: finding them, whom they hold, and how many, in one walk over the members."""

import json
from collections.abc import Iterable

from msgspec.structs import replace

from desktop.models.condition import Condition, Some, is_private, leaves, parse
from desktop.models.member import Filter
from desktop.models.names import fold
from desktop.models.op import Value
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.rule import Version
from desktop.models.segment import MOST, Census, Programme, Segment, census, expanded
from desktop.models.tag_rule import with_rules
from desktop.store import leavers, roles, tag_rules
from desktop.store.conditions import Parameters, compile_condition, in_line
from desktop.store.reads import Reads
from desktop.store.withdrawn import by_purpose

_PRIVATE = "member.read.private"


def listed(reads: Reads) -> list[Segment]:
    """All segments, by name, then id; one that this device cannot read is left out."""
    done: dict[bytes, list[Programme]] = {}
    for record, segment, name in reads.rows(
        "SELECT id, segment, name FROM programme WHERE gone = 0 AND name IS NOT NULL ORDER BY id"
    ):
        done.setdefault(segment, []).append(Programme(record, name))
    rows = reads.rows(
        'SELECT id, name, "where", themes, sensitive FROM segment'
        ' WHERE gone = 0 AND name IS NOT NULL AND "where" IS NOT NULL ORDER BY name, id'
    )
    return [
        Segment(
            record,
            name,
            parse(json.loads(where)),
            tuple(json.loads(themes or "[]")),
            bool(sensitive),
            tuple(done.get(record, ())),
        )
        for record, name, where, themes, sensitive in rows
    ]


def find(reads: Reads, word: str) -> Segment:
    """The segment that an id or a name means; Problem segment.unknown or segment.ambiguous."""
    known, text = listed(reads), word.strip()
    found = [one for one in known if one.id.hex() == text.casefold()]
    found = found or [one for one in known if fold(one.name) == fold(text)]
    if len(found) > 1:
        raise Problem("segment.ambiguous", segment=text, count=len(found))
    if not found:
        raise Problem("segment.unknown", segment=text)
    return found[0]


def trees(reads: Reads) -> dict[str, Condition]:
    """The condition of every segment, by the hex digits of its id."""
    return {one.id.hex(): one.where for one in listed(reads)}


def plain(reads: Reads, tree: Condition) -> Condition:
    """The tree without segments and with the rules of tags: their conditions stand there."""
    if any(leaf.field == "segment" for leaf in leaves(tree)):
        tree = expanded(tree, trees(reads))
    if any(leaf.field == "tag" for leaf in leaves(tree)):
        tree = with_rules(tree, tag_rules.listed(reads))
    return tree


def condition(
    reads: Reads, tree: Condition, who: str = "member", *, whole: bool
) -> tuple[str, tuple[Value, ...]]:
    """What one row of the table `who` of members must satisfy; `whole`: all of them are walked.

    Raises Problem role.not_allowed where the tree asks what the actor may not read.
    """
    asked = plain(reads, tree)
    if is_private(asked):
        require(reads.actor, _PRIVATE)
    return _compiled(reads, asked, who, whole=whole)


def asked(reads: Reads, item: Filter) -> Condition:
    """What a list asks by segments (hex digits of their ids) or by trees as JSON."""
    texts = [str(one) for one in item.values]
    if item.field == "segment":
        return chosen(reads, texts)
    return Some(tuple(parse(json.loads(one)) for one in texts))


def chosen(reads: Reads, ids: Iterable[str]) -> Condition:
    """Whoever is in one of these segments, by the hex digits of their ids."""
    known = trees(reads)
    return Some(tuple(known[one] for one in ids if one in known))


def holds(reads: Reads, tree: Condition, members: Iterable[bytes]) -> set[bytes]:
    """Which of these members satisfy a tree: looked up one by one, for a few."""
    asked = plain(reads, tree)
    sql, given = _compiled(reads, asked, "mb", whole=False)
    ids = json.dumps([one.hex() for one in members])
    rows = reads.rows(
        "SELECT mb.id FROM member mb WHERE mb.id IN (SELECT unhex(value) FROM json_each(?))"
        f" AND {leavers.base(asked, 'mb')} AND {sql}",
        (ids, *given),
    )
    return {row[0] for row in rows}


def silent(reads: Reads, tree: Condition) -> int:
    """How many of them do not agree to be contacted any more: nothing is sent to them."""
    sql, given = by_purpose("contact")
    gone_quiet = [bytes(row[0]) for row in reads.rows(f"SELECT DISTINCT * FROM ({sql})", given)]
    return len(holds(reads, tree, gone_quiet)) if gone_quiet else 0


def count(reads: Reads, tree: Condition) -> int:
    """How many members satisfy a tree. Raises as `condition` does."""
    there = leavers.base(plain(reads, tree), "mb")
    sql, given = condition(reads, tree, "mb", whole=True)
    scope, seen = _seen(reads)
    row = reads.one(
        f"SELECT count(*) FROM member mb NOT INDEXED WHERE {there} AND {scope} AND {sql}",
        (*seen, *given),
    )
    return int(row[0]) if row else 0


def counted(reads: Reads, segments: Iterable[Segment]) -> Census:
    """How many each of these has and how many every two share, in one walk over the members."""
    known, rules = trees(reads), tag_rules.listed(reads)
    may = _PRIVATE in reads.actor.cells
    asked = [(one.id, with_rules(expanded(one.where, known), rules)) for one in segments]
    told = [(one, tree) for one, tree in asked if may or not is_private(tree)][:MOST]
    bits, values = ["0"], list[Value]()
    wide = any(leavers.asks(tree) for _, tree in told)
    for place, (_, tree) in enumerate(told):
        sql, given = _compiled(reads, tree, "mb", whole=True)
        here = "" if not wide or leavers.asks(tree) else "mb.gone = 0 AND "
        bits.append(f"(({here}{sql}) << {place})")
        values += given
    scope, seen = _seen(reads)
    masks = reads.rows(
        f"SELECT {' | '.join(bits)} mask, count(*) FROM member mb NOT INDEXED"
        f" WHERE {leavers.among('mb', wide=wide)} AND {scope} GROUP BY mask",
        (*values, *seen),
    )
    return census([one for one, _ in told], masks)


def versions(reads: Reads, known: tuple[Version, ...]) -> tuple[Version, ...]:
    """A rule's versions, each with what the segments it names ask now."""
    return tuple(
        one
        if one.rule.where is None
        else replace(one, rule=replace(one.rule, where=plain(reads, one.rule.where)))
        for one in known
    )


def _compiled(
    reads: Reads, tree: Condition, who: str, *, whole: bool
) -> tuple[str, tuple[Value, ...]]:
    parameters = Parameters(reads.today().isoformat(), reads.zone, whole=whole)
    return in_line(compile_condition(tree, parameters), parameters, who)


def _seen(reads: Reads) -> tuple[str, tuple[bytes | str, ...]]:
    """Those members that the actor's screens list."""
    scope, given = roles.listed(reads)
    if scope == "1":
        return scope, given
    return f"mb.id IN (SELECT member.id FROM member WHERE {scope})", given
