"""Which members a list holds: its search words and filters as one SQL condition."""

import json

from desktop.models.condition import Not, Some
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store import leavers, roles, search
from desktop.store.reads import Reads
from desktop.store.search import Condition

# (table to look in, condition on one row of it, its parameters)
_Part = tuple[str, str, tuple[object, ...]]

# What can be filtered by, as SQL on one row of `member`.
COLUMNS = {
    "city": "member.city",
    "level": "member.standing",
    "source": "member.source",
    "joined": "member.joined",
    "points": "member.points",
    "last_seen": "member.last_seen",
    "number": "member.number",
    "chapter": "(SELECT c.name FROM chapter c WHERE c.id = member.chapter)",
}
# Those of them that have an index of their own.
_INDEXED = {"city", "level", "joined", "points", "last_seen"}
_SIGNS = {"=", "!=", "<", "<=", ">", ">="}


def where(reads: Reads, query: MemberQuery) -> Condition:
    """What one row must satisfy: quick when many rows do and few are wanted."""
    parts = _parts(reads, query, whole=False)
    sql = " AND ".join(f"({condition})" for _, condition, _ in parts)
    return sql or "1", tuple(value for _, _, given in parts for value in given)


def among(reads: Reads, column: str) -> tuple[str, tuple[bytes | str, ...]]:
    """What `column`, a member's id, must satisfy so that the actor's screens list him."""
    scope, given = roles.listed(reads)
    if scope == "1":
        return scope, given
    return f"{column} IN (SELECT member.id FROM member WHERE {scope})", given


def apart(reads: Reads, query: MemberQuery) -> Condition:
    """The same as sets of rows, each found in its own way: quick when the whole list is wanted.

    No row is read to see where it stands, so a list costs one walk over the index of its order,
    and for each filter one over its own index, or over the table where it has none.
    """
    parts = _parts(reads, query, whole=True)
    there = standing(reads, query)
    sql = " AND ".join(
        f"member.rid IN (SELECT member.rid FROM {table} WHERE {there} AND ({condition}))"
        for table, condition, _ in parts
    )
    return sql or "1", tuple(value for _, _, given in parts for value in given)


def standing(reads: Reads, query: MemberQuery) -> str:
    """Whose rows a list is of: members, and where a filter asks for them those who left."""
    return leavers.among(wide=leavers.wide(reads, query))


def _parts(reads: Reads, query: MemberQuery, *, whole: bool) -> list[_Part]:
    asked = (*(item.field for item in query.filters), *(name for name, _ in query.sort))
    if any(name.startswith(CUSTOM) for name in asked):
        # A filter, or an order, tells what a field holds as surely as reading it does.
        require(reads.actor, "member.read.private")
    scope, typed = roles.listed(reads), search.condition(reads, query.search)
    parts: list[_Part] = [("member NOT INDEXED", *scope), ("member", *typed)]
    parts += [(_table(item), *_filter(reads, item, whole)) for item in query.filters]
    return [part for part in parts if part[1] != "1"]


def _table(item: Filter) -> str:
    """The table as a filter is best looked up in it alone."""
    among = item.operator in ("=", "<", "<=", ">", ">=", "empty")
    linked = item.field in ("tag", "team") and item.operator in ("=", "filled")
    linked = linked or (item.field == "chapter" and item.operator == "=")
    found = linked or item.field == "id" or (among and item.field in _INDEXED)
    return "member" if found else "member NOT INDEXED"


def _filter(reads: Reads, item: Filter, whole: bool) -> Condition:
    if item.field in ("segment", "where"):
        return _tree(reads, item, whole)
    if item.field == "tag":
        return _tagged(reads, item, whole)
    if item.field == "team":
        return _link(item)
    if item.field == "chapter" and item.operator in ("=", "!="):
        return _in_chapter(item)
    if item.field == "id":
        # Ids as hex digits, in one parameter: any number of members.
        return "member.id IN (SELECT unhex(value) FROM json_each(?))", (_array(item),)
    if item.field in COLUMNS or item.field.startswith(CUSTOM):
        return _compared(item)
    # A start filters by none of the others, and does not load what knows them.
    from desktop.store import people_filter

    if item.field in people_filter.FIELDS:
        return people_filter.condition(reads, item)
    return _compared(item)


def _compared(item: Filter) -> Condition:
    name = _filtered(item.field)
    if item.field.startswith(CUSTOM) and item.operator[0] in "<>":
        from desktop.store import own_values

        key = f"x'{bytes.fromhex(item.field.removeprefix(CUSTOM)).hex()}'"
        held = [own_values.holders(key, item.operator, str(one), "?") for one in item.values]
        return " OR ".join(f"member.id IN ({one})" for one in held) or "1", item.values
    if item.operator == "empty":
        return f"{name} IS NULL OR {name} = ''", ()
    if item.operator == "filled":
        return f"{name} IS NOT NULL AND {name} <> ''", ()
    if item.operator == "contains":
        found = [f"instr({name}, ?)" for _ in item.values]
    elif item.operator in _SIGNS:
        sign = "IS NOT" if item.operator == "!=" else item.operator
        found = [f"{name} {sign} ?" for _ in item.values]
    else:
        raise Problem("member.bad_filter", field=item.field, operator=item.operator)
    return (" AND " if item.operator == "!=" else " OR ").join(found) or "1", item.values


def _tree(reads: Reads, item: Filter, whole: bool) -> Condition:
    """Segments by the hex digits of their ids, or one condition tree as JSON."""
    from desktop.store import segments

    tree = segments.asked(reads, item)
    return segments.condition(reads, Not(tree) if item.operator == "!=" else tree, whole=whole)


def _tagged(reads: Reads, item: Filter, whole: bool) -> Condition:
    """Tags put on by hand, and those that rules put on."""
    from desktop.store import segments, tag_rules

    by_hand, given = _link(item)
    rules = tag_rules.tagged(reads, [str(one) for one in item.values])
    if not (isinstance(rules, Some) and rules.parts):
        return by_hand, given
    without = item.operator in ("!=", "empty")
    by_rule, more = segments.condition(reads, Not(rules) if without else rules, whole=whole)
    return f"({by_hand}) {'AND' if without else 'OR'} {by_rule}", (*given, *more)


def _filtered(field: str) -> str:
    if field.startswith(CUSTOM):
        key = bytes.fromhex(field.removeprefix(CUSTOM)).hex()
        return f"(SELECT x.value FROM member_x x WHERE x.member = member.id AND x.field = x'{key}')"
    if field not in COLUMNS:
        raise Problem("member.bad_filter", field=field, operator="")
    return COLUMNS[field]


def _in_chapter(item: Filter) -> Condition:
    """In one of these chapters, by their ids or names."""
    found = f"member.chapter IN ({_ones('chapter')})"
    return (f"coalesce(NOT {found}, 1)" if item.operator == "!=" else found), (_array(item),)


def _link(item: Filter) -> Condition:
    source = {
        "tag": "SELECT member, tag AS one FROM member_tag WHERE gone = 0",
        "team": "SELECT m.member, t.id AS one FROM member_team m"
        " JOIN team t ON t.id = m.team AND t.gone = 0 WHERE m.gone = 0",
    }[item.field]
    wanted = "NOT IN" if item.operator in ("!=", "empty") else "IN"
    if item.operator in ("empty", "filled"):
        return f"member.id {wanted} (SELECT member FROM ({source}))", ()
    given: tuple[object, ...] = item.values
    one_of = ", ".join("?" * len(given))
    if item.field == "team":
        one_of, given = _ones("team"), (_array(item),)
    return f"member.id {wanted} (SELECT member FROM ({source}) WHERE one IN ({one_of}))", given


def _ones(table: str) -> str:
    # A start asks for no chapter and no group.
    from desktop.store import placed

    return placed.ONES.format(table)


def _array(item: Filter) -> str:
    """The values as one parameter."""
    return json.dumps(item.values, ensure_ascii=False)
