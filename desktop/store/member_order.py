"""The orders in which members are listed, and the index that has each."""

from desktop.models.member import MemberQuery, is_key
from desktop.models.problem import Problem

# Whose rows a list usually is of.
MEMBERS = "member.gone = 0"
_SORTS = {
    "name": "member.pinyin",
    # Its scheme, as the number itself begins; within it by value.
    "number": "upper(rtrim(member.number, '0123456789- '))",
    "city": "member.city",
    "level": "member.standing",
    "joined": "member.joined",
    "points": "member.points",
    "last_seen": "member.last_seen",
}
# The index that has the members in the order of a column.
_INDEXES = {name: f"member_{name}" for name in _SORTS} | {
    "name": "member_pinyin",
    "number": "member_numbered",
}
# A field of the community's own by its kind: numbers by size, choices as they are offered, "no"
# before "yes", days and texts as they are written. Of several choices the first counts.
_OWN = (
    "(SELECT CASE WHEN f.kind IN ('number', 'money') THEN CAST(x.value AS REAL)"
    " WHEN f.kind IN ('choice', 'choices') THEN"
    " instr(f.options, json_quote(substr(x.value, 1, instr(x.value || '、', '、') - 1)))"
    " WHEN f.kind = 'bool' THEN x.value = 'yes' ELSE x.value END"
    " FROM member_x x JOIN custom_field f ON f.id = x.field"
    " WHERE x.member = member.id AND x.field = x'{}' AND x.value <> '')"
)
# Where the index has the order, it has it by this; whoever holds nothing stands behind.
_MEASURED = (
    "SELECT member.rid FROM member_x x INDEXED BY member_x_measured"
    " CROSS JOIN member ON member.id = x.member"
    " WHERE x.field = x'{field}' AND x.value GLOB '[-0-9]*' AND member.gone = 0 AND {{condition}}"
    " AND EXISTS (SELECT 1 FROM custom_field f WHERE f.id = x'{field}'"
    " AND f.kind IN ('number', 'money', 'date'))"
    " ORDER BY CAST(x.value AS REAL) {way}, x.value {way}, x.member {way}"
)


def _sorted_by(name: str) -> str:
    if is_key(name):
        return _OWN.format(name[2:])
    if name not in _SORTS:
        raise Problem("member.bad_filter", field=name, operator="")
    return _SORTS[name]


def measured(query: MemberQuery) -> str:
    """The beginning of a list by a field of numbers or days, as its index has it; "" for others.

    `{condition}` stands for what a row must satisfy. It lists only those who hold a value.
    """
    if len(query.sort) != 1 or not is_key(query.sort[0][0]):
        return ""
    name, falling = query.sort[0]
    return _MEASURED.format(field=name[2:], way="DESC" if falling else "ASC")


def in_order(query: MemberQuery) -> str:
    """What a list is sorted by, in SQL.

    Empty values stand last whichever way a column is sorted; ties go by name, then by age.
    """
    if not query.sort:
        return "member.rid" if query.search else "member.pinyin, member.rid"
    last, falling = query.sort[-1]
    way = "DESC" if falling else "ASC"
    parts = [
        f"{_sorted_by(name)} {'DESC' if down else 'ASC'} NULLS LAST" for name, down in query.sort
    ]
    for place, (name, down) in enumerate(query.sort):
        if name == "number":
            parts[place] += f", member.number_value {'DESC' if down else 'ASC'}"
    # Cities and levels have few values, so their indexes go on by name.
    ties = ["member.pinyin", "member.rid"] if last in ("city", "level") else ["member.rid"]
    ties = ["member.id"] if is_key(last) else ties
    return ", ".join([*parts, *(f"{tie} {way}" for tie in ties)])


def by_index(query: MemberQuery, there: str = MEMBERS) -> str:
    """The table with the index that has the order of a list, if one has: no row is read then.

    The indexes have members alone; `there` says whether the list is of others, too.
    """
    if len(query.sort) > 1 or there != MEMBERS:
        return "member NOT INDEXED"
    if query.sort and is_key(query.sort[0][0]):
        return "member NOT INDEXED"
    if query.sort:
        return f"member INDEXED BY {_INDEXES[query.sort[0][0]]}"
    return "member NOT INDEXED" if query.search else "member INDEXED BY member_pinyin"
