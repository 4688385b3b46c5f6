"""Rules of tags as rows, and who has a tag by them: asked anew at every reading, never stored.

So a tag goes with its evidence at once, whoever took that away, and a tag put on by hand is
another record that no rule touches.
"""

import json
from collections.abc import Sequence

from desktop.models.condition import SIGNUP, Condition, Some, counted, is_private, leaves, parse
from desktop.models.op import Value
from desktop.models.problem import Problem
from desktop.models.tag_rule import Deed, TagRule, Why
from desktop.store.conditions import Parameters, compile_condition, count_condition, in_line
from desktop.store.reads import Reads

_PRIVATE = "member.read.private"
# So much of what a rule counted is named as its evidence.
_NAMED = 20


def listed(reads: Reads) -> list[TagRule]:
    """All rules, by tag, then id; one that this device cannot read is left out."""
    return [
        TagRule(record, tag, parse(json.loads(where)))
        for record, tag, where in reads.rows(
            'SELECT id, tag, "where" FROM tag_rule WHERE gone = 0 AND tag IS NOT NULL'
            ' AND "where" IS NOT NULL ORDER BY tag, id'
        )
    ]


def find(reads: Reads, word: str) -> TagRule:
    """The rule that an id or its tag means; Problem tag_rule.unknown or tag_rule.ambiguous."""
    known, text = listed(reads), word.strip()
    found = [one for one in known if one.id.hex() == text.casefold()]
    found = found or [one for one in known if one.tag == text]
    if len(found) > 1:
        raise Problem("tag_rule.ambiguous", tag=text, count=len(found))
    if not found:
        raise Problem("tag_rule.unknown", tag=text)
    return found[0]


def by_hand(reads: Reads) -> dict[str, int]:
    """Every tag that was put on by hand, and how many members have it."""
    return dict(
        reads.rows(
            "SELECT t.tag, count(*) FROM member_tag t JOIN member m ON m.id = t.member"
            " AND m.gone = 0 WHERE t.gone = 0 GROUP BY t.tag"
        )
    )


def readable(reads: Reads) -> list[TagRule]:
    """The rules that tell the actor nothing he may not read."""
    may = _PRIVATE in reads.actor.cells
    return [one for one in listed(reads) if may or not is_private(one.where)]


def tags_of(reads: Reads, members: Sequence[bytes]) -> dict[bytes, tuple[str, ...]]:
    """The tags that these members, at most 200, have by rules, in order."""
    found: dict[bytes, set[str]] = {}
    for rule in readable(reads):
        for member in _holds(reads, rule.where, members):
            found.setdefault(member, set()).add(rule.tag)
    return {member: tuple(sorted(tags)) for member, tags in found.items()}


def tagged(reads: Reads, tags: Sequence[str]) -> Condition:
    """Whoever has one of these tags by a rule; all tags where none is named."""
    rules = [one for one in readable(reads) if not tags or one.tag in tags]
    return Some(tuple(one.where for one in rules))


def why(reads: Reads, member: bytes, tag: str) -> Why:
    """What a member's tag rests on; nothing where he does not have it."""
    hand = reads.one(
        "SELECT 1 FROM member_tag WHERE member = ? AND tag = ? AND gone = 0", (member, tag)
    )
    rules = [one for one in readable(reads) if one.tag == tag]
    held = [one for one in rules if _holds(reads, one.where, [member])]
    return Why(hand is not None, tuple((one, _deeds(reads, member, one.where)) for one in held))


def _holds(reads: Reads, where: Condition, members: Sequence[bytes]) -> list[bytes]:
    if not members:
        return []
    parameters = Parameters(reads.today().isoformat(), reads.zone)
    sql, given = in_line(compile_condition(where, parameters), parameters)
    marks = ", ".join("?" * len(members))
    found = reads.rows(
        f"SELECT mb.id FROM member mb WHERE mb.id IN ({marks}) AND mb.gone = 0 AND {sql}",
        (*members, *given),
    )
    return [row[0] for row in found]


def _deeds(reads: Reads, member: bytes, where: Condition) -> tuple[Deed, ...]:
    """What a condition counts of a member, newest first."""
    found: dict[bytes, Deed] = {}
    for leaf in leaves(where):
        if counted(leaf.field):
            parameters = Parameters(reads.today().isoformat(), reads.zone)
            deeds, which = count_condition(leaf, parameters)
            sql, given = in_line(which, parameters)
            found |= {row[0]: Deed(*row) for row in _counted(reads, member, deeds, sql, given)}
    return tuple(sorted(found.values(), key=lambda deed: deed.local, reverse=True)[:_NAMED])


def _counted(
    reads: Reads, member: bytes, deeds: str, sql: str, given: tuple[Value, ...]
) -> list[tuple[bytes, str, str, str]]:
    # A deed for each session: two records of one person may both be registered for it.
    return reads.rows(
        "SELECT a.id, a.kind, coalesce(a.local, ''), coalesce((SELECT s.title FROM series s"
        " WHERE a.occurrence IS NOT NULL AND s.id = unhex(substr(a.source, 1, 32))), a.text, '')"
        f" FROM member mb JOIN {deeds} ON {sql} WHERE mb.id = ?"
        f" GROUP BY iif(a.kind = '{SIGNUP}', a.occurrence, a.id)"
        f" ORDER BY a.local DESC, a.id LIMIT {_NAMED}",
        (*given, member),
    )
