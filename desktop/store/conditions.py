"""A condition tree as SQL over one activity and its member: bound values, fixed column names."""

import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Literal

from desktop.models import period
from desktop.models.condition import SIGNUP, Condition, Every, Leaf, Not, Some, attribute, counted
from desktop.models.op import Value
from desktop.models.schema import CUSTOM
from desktop.store import placed
from desktop.store.condition_columns import (
    CHAPTER,
    COLUMNS,
    CUSTOM_VALUE,
    OF_DAY,
    SETS,
    SIGNUPS,
)
from desktop.store.merged import HIS

_MEASURED = {"count": "count(*)", "sum": "coalesce(sum(a.amount), 0)"}
# Two records of one person may both be registered for an occurrence.
_SIGNED = "count(DISTINCT a.occurrence)"
_COUNTS = (
    "a.kind = {} AND a.member IS NOT NULL AND a.gone = 0 AND coalesce(a.state, '') <> 'voided'"
)
# A member's activities are those of every record that was merged into him.
_HIS = f"a.member IN ({HIS.format('mb.id')})"
_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_SELDOM = ("axis", "axes", "birthday_days", "child_age", "plan", "plan_standing", "plan_days")
_DAY_MS = 86_400_000
_PLACE = re.compile(r"\?(\d+)")
_MEMBER = re.compile(r"\bmb\.")


class Parameters:
    """The values of a query; `add` gives the numbered placeholder of one.

    `today` (YYYY-MM-DD) and `zone` say from when ages and windows count. `whole`: everybody is
    asked about, so that activities and links are gathered once and not looked up for each.
    """

    def __init__(
        self, today: str = "1970-01-01", zone: str = "UTC", *, whole: bool = False
    ) -> None:
        self.values: list[Value] = []
        self.today, self.zone, self.whole = date.fromisoformat(today), zone, whole

    def add(self, value: Value) -> str:
        """The placeholder under which the query finds this value."""
        if value in self.values:
            for i, known in enumerate(self.values, 1):
                if known == value and type(known) is type(value):
                    return f"?{i}"
        self.values.append(value)
        return f"?{len(self.values)}"


def in_line(sql: str, parameters: Parameters, who: str = "mb") -> tuple[str, tuple[Value, ...]]:
    """The same with plain placeholders and a value for each, to stand in a longer query.

    `who` is what that query calls the member.
    """
    given = tuple(parameters.values[int(place) - 1] for place in _PLACE.findall(sql))
    return _MEMBER.sub(f"{who}.", _PLACE.sub("?", sql)), given


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
    if not tree.parts:
        return "1" if isinstance(tree, Every) else "0"
    joint = {Every: " AND ", Some: " OR "}[type(tree)]
    parts = [_compile(part, parameters, kept, positive) for part in tree.parts]
    return f"({joint.join(parts)})"


def _leaf(leaf: Leaf, parameters: Parameters) -> str:
    if leaf.field in placed.TABLES and leaf.op != "contains":
        return _placed(leaf, parameters)
    if leaf.field in SETS:
        return SETS[leaf.field][parameters.whole].format(_places(leaf, parameters))
    if counted(leaf.field):
        return _counted(leaf, parameters)
    if leaf.field == "last_seen":
        return _seen(leaf, parameters)
    if leaf.field in _SELDOM:
        return _seldom(leaf, parameters)
    if leaf.field.startswith(CUSTOM) and (parameters.whole or leaf.op[0] in "<>"):
        return _custom(leaf, parameters)
    return compared(_column(leaf.field, parameters), leaf.op, _places(leaf, parameters))


def compared(column: str, op: str, places: str) -> str:
    """Two-valued throughout: what has no value equals nothing and is unequal to everything."""
    if op == "in":
        return f"coalesce({column} IN ({places}), 0)"
    if op == "contains":
        return f"(instr({column}, {places}) > 0)"
    if op in ("=", "!="):
        return f"({column} {'IS' if op == '=' else 'IS NOT'} {places})"
    return f"coalesce({column} {op} {places}, 0)"


def _values(leaf: Leaf) -> tuple[str | int, ...]:
    return leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)


def _places(leaf: Leaf, parameters: Parameters) -> str:
    return ", ".join(parameters.add(value) for value in _values(leaf))


def _column(field: str, parameters: Parameters) -> str:
    if field.startswith(CUSTOM):
        return CUSTOM_VALUE.format(parameters.add(bytes.fromhex(field.removeprefix(CUSTOM))))
    if field in OF_DAY:
        return OF_DAY[field].format(parameters.add(parameters.today.isoformat()))
    if field == "seen_days":
        return f"({parameters.add(_begins(parameters, 1) - 1)} - mb.last_seen) / {_DAY_MS}"
    return COLUMNS[field]


def _begins(parameters: Parameters, days: int, day: str = "") -> int:
    """The instant (ms UTC) at which the day so many after `day`, else after today, begins."""
    first = date.fromisoformat(day) if day else parameters.today
    return period.instant(f"{first + timedelta(days)}T00:00:00", parameters.zone)


def _seen(leaf: Leaf, parameters: Parameters) -> str:
    """A local day, asked of an instant: within the day, before it, or after."""

    def on(day: str) -> str:
        first, next_one = (parameters.add(_begins(parameters, n, day)) for n in (0, 1))
        return f"coalesce(mb.last_seen >= {first} AND mb.last_seen < {next_one}, 0)"

    if leaf.op in ("=", "in", "!="):
        found = " OR ".join(on(str(day)) for day in _values(leaf))
        return f"NOT ({found})" if leaf.op == "!=" else f"({found})"
    later, sign = leaf.op in ("<=", ">"), "<" if leaf.op[0] == "<" else ">="
    bound = parameters.add(_begins(parameters, int(later), str(leaf.value)))
    return f"coalesce(mb.last_seen {sign} {bound}, 0)"


def _seldom(leaf: Leaf, parameters: Parameters) -> str:
    """What follows from deeds, birthdays to come, the children of a household."""
    # A start asks none of it.
    from desktop.store import family, ladder_axes, planned

    if leaf.field == "axis":
        return ladder_axes.on([str(one) for one in _values(leaf)], whole=parameters.whole)
    if leaf.field == "axes":
        number = ladder_axes.number(whole=parameters.whole)
        return compared(number, leaf.op, _places(leaf, parameters))
    if leaf.field in planned.FIELDS:
        day = parameters.add(parameters.today.isoformat())
        return planned.asked(leaf.field, leaf.op, _places(leaf, parameters), day, parameters.whole)
    today, numbers = parameters.today, tuple(int(one) for one in _values(leaf))
    if leaf.field == "birthday_days":
        return family.birthday(leaf.op, numbers, today, parameters.add)
    return family.child(leaf.op, numbers, today, parameters.add, whole=parameters.whole)


def _placed(leaf: Leaf, parameters: Parameters) -> str:
    """A chapter or a group, by its id or by its name."""
    ids, names = placed.compared(leaf, parameters.add)
    if leaf.field in SETS:
        return SETS[leaf.field][parameters.whole].format(ids, names)
    found = CHAPTER.format(ids, names)
    if "" in _values(leaf):
        found = f"({found} OR {COLUMNS[leaf.field]} = '')"
    return f"NOT {found}" if leaf.op == "!=" else found


def _custom(leaf: Leaf, parameters: Parameters) -> str:
    """Who states such a value, all at once; who states none has an empty one."""
    field = parameters.add(bytes.fromhex(leaf.field.removeprefix(CUSTOM)))
    if leaf.op[0] in "<>":
        # A start compares none of them.
        from desktop.store import own_values

        value = str(leaf.value)
        found = own_values.holders(field, leaf.op, value, parameters.add(value))
        one = "" if parameters.whole else " AND x.member = mb.id"
        return f"mb.id IN ({found}{one})"
    holds = compared("coalesce(x.value, '')", leaf.op, _places(leaf, parameters))
    listed = "SELECT x.member FROM member_x x WHERE x.field = {} AND {}{}"
    # In Python "" is in every text; a field that is empty contains nothing.
    empty = leaf.op == "!=" if "" not in _values(leaf) else leaf.op in ("=", "in")
    if empty:
        return f"mb.id NOT IN ({listed.format(field, 'NOT ', holds)})"
    return f"mb.id IN ({listed.format(field, '', holds)})"


def count_condition(leaf: Leaf, parameters: Parameters) -> tuple[str, str]:
    """Where the deeds `a` of member `mb` stand that a count takes, and which of them it takes."""
    return _deeds(leaf, "member"), f"{_HIS} AND {_taken(leaf, parameters)}"


def _deeds(leaf: Leaf, of: Literal["member", "all"]) -> str:
    """Where the deeds `a` stand; of one member his own are looked up, not everybody's of a kind."""
    _, kind, _ = counted(leaf.field) or ("", "", 0)
    if kind == SIGNUP:
        return f"{SIGNUPS} a"
    return "activity a INDEXED BY activity_member" if of == "member" else "activity a"


def _taken(leaf: Leaf, parameters: Parameters) -> str:
    """The deeds of a kind, for ever or in the last days, that are `of` what is asked."""
    _, kind, days = counted(leaf.field) or ("", "", 0)
    which = _COUNTS.format(parameters.add(kind))
    if days and kind == SIGNUP:
        # The session may be long to come: what counts is when he registered.
        which += f" AND a.at >= {parameters.add(_begins(parameters, 1 - days))}"
    elif days:
        since = parameters.today - timedelta(days - 1)
        which += f" AND a.local >= {parameters.add(since.isoformat())}"
    if leaf.of is not None:
        which += f" AND {_compile(leaf.of, parameters, False, True)}"
    return which


def _counted(leaf: Leaf, parameters: Parameters) -> str:
    """How many deeds a count takes, or what they amount to."""
    what, kind, _ = counted(leaf.field) or ("", "", 0)
    measure = _SIGNED if kind == SIGNUP else _MEASURED[what]
    deeds, which = _deeds(leaf, "all" if parameters.whole else "member"), _taken(leaf, parameters)
    if not parameters.whole:
        one = f"SELECT {measure} FROM {deeds} WHERE {_HIS} AND {which}"
        return compared(f"({one})", leaf.op, _places(leaf, parameters))
    holds = compared(measure, leaf.op, _places(leaf, parameters))
    of_none = _holds(leaf, 0)
    # Whoever did nothing is not among the deeds: he is found by what he is not.
    listed = (
        f"SELECT coalesce(c.person, a.member) FROM {deeds}"
        f" LEFT JOIN alias c ON c.member = a.member WHERE {which}"
        f" GROUP BY 1 HAVING {'NOT ' if of_none else ''}{holds}"
    )
    return f"mb.id {'NOT ' if of_none else ''}IN ({listed})"


def _holds(leaf: Leaf, number: int) -> bool:
    """Whether a comparison with a whole number holds of this one."""
    if isinstance(leaf.value, tuple):
        return number in leaf.value
    return _COMPARE[leaf.op](number, int(leaf.value))
