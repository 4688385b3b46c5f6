"""The orders in which members are listed, and the index that has each."""

from desktop.models.member import MemberQuery

_SORTS = {
    "name": "member.pinyin",
    # Its scheme, as the number itself begins; within it by value.
    "number": "upper(rtrim(member.number, '0123456789- '))",
    "city": "member.city",
    "level": "member.level",
    "joined": "member.joined",
    "points": "member.points",
    "last_seen": "member.last_seen",
}
# The index that has the members in the order of a column.
_INDEXES = {name: f"member_{name}" for name in _SORTS} | {
    "name": "member_pinyin",
    "number": "member_numbered",
}


def in_order(query: MemberQuery) -> str:
    """What a list is sorted by, in SQL.

    Empty values stand last whichever way a column is sorted; ties go by name, then by age.
    """
    if not query.sort:
        return "member.rid" if query.search else "member.pinyin, member.rid"
    last, falling = query.sort[-1]
    way = "DESC" if falling else "ASC"
    parts = [f"{_SORTS[name]} {'DESC' if down else 'ASC'} NULLS LAST" for name, down in query.sort]
    for place, (name, down) in enumerate(query.sort):
        if name == "number":
            parts[place] += f", member.number_value {'DESC' if down else 'ASC'}"
    # Cities and levels have few values, so their indexes go on by name.
    ties = ["member.pinyin", "member.rid"] if last in ("city", "level") else ["member.rid"]
    return ", ".join([*parts, *(f"{tie} {way}" for tie in ties)])


def by_index(query: MemberQuery) -> str:
    """The table with the index that has the order of a list, if one has: no row is read then."""
    if len(query.sort) > 1:
        return "member NOT INDEXED"
    if query.sort:
        return f"member INDEXED BY {_INDEXES[query.sort[0][0]]}"
    return "member NOT INDEXED" if query.search else "member INDEXED BY member_pinyin"
