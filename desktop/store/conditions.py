"""A condition tree as SQL over one activity and its member: bound values, fixed column names."""

from collections.abc import Mapping

from desktop.models.condition import Condition, Every, Leaf, Not, Some, attribute
from desktop.models.op import Value
from desktop.models.schema import CUSTOM

# `a` is the activity, `mb` the member. A check-in that follows from attendance carries in
# `source` its series (32 hex digits), a slash, and the session's start.
_SERIES = (
    "(SELECT s.{column} FROM series s"
    " WHERE a.occurrence IS NOT NULL AND s.id = unhex(substr(a.source, 1, 32)))"
)
_COLUMNS: Mapping[str, str] = {
    "city": "coalesce(mb.city, '')",
    "level": "coalesce(mb.level, '')",
    "source": "coalesce(mb.source, '')",
    "gender": "coalesce(mb.gender, '')",
    "joined": "nullif(mb.joined, '')",
    "chapter": "coalesce((SELECT c.name FROM chapter c"
    " WHERE c.id = mb.chapter AND c.gone = 0), '')",
    "amount": "a.amount",
    "text": "coalesce(a.text, '')",
    "date": "substr(a.local, 1, 10)",
    "time": "substr(a.local, 12, 5)",
    "weekday": "CAST(strftime('%u', a.local) AS INTEGER)",
    "late": "CASE WHEN a.occurrence IS NOT NULL THEN"
    " (unixepoch(a.local) - unixepoch(substr(a.source, 34))) / 60 END",
    "series": f"coalesce({_SERIES.format(column='title')}, '')",
    "session": f"coalesce({_SERIES.format(column='kind')}, '')",
}
_CUSTOM_VALUE = (
    "coalesce((SELECT x.value FROM member_x x WHERE x.member = mb.id AND x.field = {}), '')"
)
_SETS: Mapping[str, str] = {
    "tag": "EXISTS (SELECT 1 FROM member_tag t"
    " WHERE t.member = mb.id AND t.gone = 0 AND t.tag IN ({}))",
    "team": "EXISTS (SELECT 1 FROM member_team mt"
    " JOIN team t ON t.id = mt.team AND t.gone = 0"
    " WHERE mt.member = mb.id AND mt.gone = 0 AND t.name IN ({}))",
}


class Parameters:
    """The values of a query; `add` gives the numbered placeholder of one."""

    def __init__(self) -> None:
        self.values: list[Value] = []

    def add(self, value: Value) -> str:
        """The placeholder under which the query finds this value."""
        if value in self.values:
            for i, known in enumerate(self.values, 1):
                if known == value and type(known) is type(value):
                    return f"?{i}"
        self.values.append(value)
        return f"?{len(self.values)}"


def compile_condition(tree: Condition | None, parameters: Parameters, *, kept: bool = False) -> str:
    """The tree as one SQL expression that is 0 or 1.

    `kept` asks whether the activity alone could still satisfy it, whatever the member is like:
    what a later change of a member's field never takes back.
    """
    return "1" if tree is None else _compile(tree, parameters, kept, True)


def _compile(tree: Condition, parameters: Parameters, kept: bool, positive: bool) -> str:
    if isinstance(tree, Leaf):
        known = attribute(tree.field)
        if kept and known and known.side == "member":
            return "1" if positive else "0"
        return _leaf(tree, parameters)
    if isinstance(tree, Not):
        return f"NOT {_compile(tree.part, parameters, kept, not positive)}"
    joint = {Every: " AND ", Some: " OR "}[type(tree)]
    parts = [_compile(part, parameters, kept, positive) for part in tree.parts]
    return f"({joint.join(parts)})"


def _leaf(leaf: Leaf, parameters: Parameters) -> str:
    values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    places = ", ".join(parameters.add(value) for value in values)
    if leaf.field in _SETS:
        return _SETS[leaf.field].format(places)
    column = _column(leaf.field, parameters)
    # Two-valued throughout: what has no value equals nothing and is unequal to everything.
    if leaf.op == "in":
        return f"coalesce({column} IN ({places}), 0)"
    if leaf.op == "contains":
        return f"(instr({column}, {places}) > 0)"
    if leaf.op in ("=", "!="):
        return f"({column} {'IS' if leaf.op == '=' else 'IS NOT'} {places})"
    return f"coalesce({column} {leaf.op} {places}, 0)"


def _column(field: str, parameters: Parameters) -> str:
    if field.startswith(CUSTOM):
        return _CUSTOM_VALUE.format(parameters.add(bytes.fromhex(field.removeprefix(CUSTOM))))
    return _COLUMNS[field]
