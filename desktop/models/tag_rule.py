"""Rules of tags: a condition that puts a tag on whoever it holds of, and why it does."""

from collections.abc import Sequence

from msgspec import Struct

from desktop.models.condition import Condition, Leaf, Not, Some, leaves
from desktop.models.problem import Problem
from desktop.models.segment import require_of_members


class TagRule(Struct, frozen=True):
    """Whoever the condition holds of has the tag, for as long as it does."""

    id: bytes
    tag: str
    where: Condition


class Deed(Struct, frozen=True):
    """What a rule counted: its kind, local time (of a sign-up its session's), and about what."""

    id: bytes
    kind: str
    local: str
    about: str


class Why(Struct, frozen=True):
    """Why a member has a tag: `by_hand`, and every rule that holds of him with what it counted."""

    by_hand: bool
    rules: tuple[tuple[TagRule, tuple[Deed, ...]], ...]


def require_plain(tree: Condition) -> None:
    """Raises Problem where a tag would follow from tags, a single activity, or for who left.

    Only who is here has tags: asked who left, a rule would tag nobody and say nothing.
    """
    require_of_members(tree)
    asked = {leaf.field for leaf in leaves(tree)}
    if asked & {"tag", "segment"}:
        raise Problem("tag_rule.of_tags")
    if "status" in asked:
        raise Problem("tag_rule.of_status")


def with_rules(tree: Condition, rules: Sequence[TagRule]) -> Condition:
    """The tree in which who has a tag by a rule has it, too."""
    if isinstance(tree, Not):
        return Not(with_rules(tree.part, rules))
    if not isinstance(tree, Leaf):
        return type(tree)(tuple(with_rules(part, rules) for part in tree.parts))
    if tree.field != "tag":
        return tree
    wanted = tree.value if isinstance(tree.value, tuple) else (tree.value,)
    found = tuple(rule.where for rule in rules if rule.tag in wanted)
    return Some((tree, *found)) if found else tree
