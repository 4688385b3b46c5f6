"""Levels in a condition that somebody typed: as the community says them, or as they are kept."""

from msgspec.structs import replace

from desktop.models.condition import Condition, Leaf, Not
from desktop.models.labels import meant


def kept_levels(tree: Condition) -> Condition:
    """The tree with every level that it compares with as it is kept, however it was typed."""
    if isinstance(tree, Not):
        return Not(kept_levels(tree.part))
    if not isinstance(tree, Leaf):
        return type(tree)(tuple(kept_levels(part) for part in tree.parts))
    if tree.field != "level":
        return tree
    if isinstance(tree.value, tuple):
        return replace(tree, value=tuple(meant(str(one)) for one in tree.value))
    return replace(tree, value=meant(str(tree.value)))
