"""Which parts of a condition do not hold of a member and an activity, and what he has instead."""

from typing import Final

from desktop.models.condition import Condition, Every, Leaf, Some, attribute, is_private
from desktop.models.whynot import Unmet
from desktop.store.conditions import Parameters, compile_condition
from desktop.store.reads import Reads

# What a text or a date is compared with, as a value of its own.
_SHOWN: Final = {
    "city": "mb.city",
    "level": "mb.standing",
    "source": "mb.source",
    "gender": "mb.gender",
    "joined": "mb.joined",
    "birthday": "mb.birthday",
    "chapter": "(SELECT c.name FROM chapter c WHERE c.id = mb.chapter AND c.gone = 0)",
    "invite": "coalesce(nullif(mb.invite, ''), 'none')",
    "tag": "(SELECT group_concat(t.tag, '、') FROM member_tag t"
    " WHERE t.member = mb.id AND t.gone = 0)",
    "date": "substr(a.local, 1, 10)",
    "time": "substr(a.local, 12, 5)",
    "text": "a.text",
}
# A number is found by asking whether it is at least so much; this is more than any is.
_MOST: Final = 1 << 44


def unmet(
    reads: Reads, tree: Condition, member: bytes, activity: bytes, today: str
) -> tuple[Unmet, ...]:
    """The parts that keep the condition from holding; none where it holds."""
    asked = _Asked(reads, member, activity, today)
    return tuple(Unmet(leaf, asked.value(leaf)) for leaf in asked.failing(tree))


class _Asked:
    """Questions about one member and one activity."""

    def __init__(self, reads: Reads, member: bytes, activity: bytes, today: str) -> None:
        self._reads, self._member, self._activity = reads, member, activity
        self._today = today

    def failing(self, tree: Condition) -> list[Leaf]:
        """Leaves that do not hold, of the parts that do not; of a "not" what holds inside it."""
        if self._holds(tree):
            return []
        if isinstance(tree, Leaf):
            return [tree]
        if isinstance(tree, Every | Some):
            return [leaf for part in tree.parts for leaf in self.failing(part)]
        return _leaves_of(tree.part)

    def _holds(self, tree: Condition) -> bool:
        return bool(self._select(lambda parameters: compile_condition(tree, parameters)))

    def value(self, leaf: Leaf) -> str | int | None:
        """His value of what a leaf asks about; None where it is not simply told."""
        known = attribute(leaf.field)
        if known is None or (is_private(leaf) and not self._private()):
            return None
        if leaf.field in _SHOWN:
            found = self._select(lambda _: _SHOWN[leaf.field])
            return str(found) if found not in (None, "") else ""
        return self._number(leaf) if known.sort == "int" else None

    def _private(self) -> bool:
        return self._reads.actor.allows("member.read.private")

    def _number(self, leaf: Leaf) -> int | None:
        """The whole number that the leaf's own SQL compares, found by halving."""
        if not self._least(leaf, 0) or self._least(leaf, _MOST):
            return None
        low, high = 0, _MOST
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self._least(leaf, middle) else (low, middle)
        return low

    def _least(self, leaf: Leaf, number: int) -> bool:
        return self._holds(Leaf(leaf.field, ">=", number, leaf.of))

    def _select(self, made: object) -> object:
        parameters = Parameters(self._today, self._reads.zone)
        assert callable(made)
        sql = made(parameters)
        member, activity = parameters.add(self._member), parameters.add(self._activity)
        row = self._reads.one(
            f"SELECT {sql} FROM member mb JOIN activity a ON a.id = {activity}"
            f" WHERE mb.id = {member}",
            tuple(parameters.values),
        )
        return row[0] if row else None


def _leaves_of(tree: Condition) -> list[Leaf]:
    if isinstance(tree, Leaf):
        return [tree]
    parts = tree.parts if isinstance(tree, Every | Some) else (tree.part,)
    return [leaf for part in parts for leaf in _leaves_of(part)]
