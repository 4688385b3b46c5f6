"""Changes of a condition tree, step by step as a form makes them: lines within groups."""

from typing import Literal

from desktop.models.condition import (
    Condition,
    Every,
    Leaf,
    Not,
    Some,
    attribute,
    document,
    parse,
)

NOTHING = Every(())
# How the lines of a group count: all hold, one does, none does, not all do.
Joint = Literal["all", "any", "none", "not_all"]
JOINTS: tuple[Joint, ...] = ("all", "any", "none", "not_all")


def is_without(tree: Condition) -> bool:
    """Whether a tree says that somebody has none of something, as one line of a form does."""
    return isinstance(tree, Not) and isinstance(tree.part, Leaf) and _is_set(tree.part)


def _is_set(leaf: Leaf) -> bool:
    known = attribute(leaf.field)
    return known is not None and known.sort == "set"


def is_line(tree: Condition) -> bool:
    """Whether a tree is one line of a form, and no group of lines."""
    return isinstance(tree, Leaf) or is_without(tree)


def parts(tree: Condition) -> tuple[Condition, ...]:
    """The lines and groups within a tree; a line is the only one of its own."""
    if is_line(tree):
        return (tree,)
    inner = tree.part if isinstance(tree, Not) else tree
    return inner.parts if isinstance(inner, Every | Some) else (inner,)


def joint(tree: Condition) -> Joint:
    """How the parts of a tree count."""
    if is_line(tree):
        return "all"
    if isinstance(tree, Not):
        return "not_all" if isinstance(tree.part, Every) else "none"
    return "any" if isinstance(tree, Some) else "all"


def group(how: Joint, found: tuple[Condition, ...]) -> Condition:
    """Lines that count so."""
    inner = (Every if how in ("all", "not_all") else Some)(found)
    return Not(inner) if how in ("none", "not_all") else inner


def with_joint(tree: Condition, how: Joint) -> Condition:
    """The same lines, counting otherwise."""
    return group(how, parts(tree))


def with_part(tree: Condition, place: int, part: Condition | None) -> Condition:
    """The line at a place changed, or without it; beyond the last one it is added.

    Raises Problem rule.… when the tree then says what no file could.
    """
    found = list(parts(tree))
    found[place : place + 1] = [part] if part is not None else []
    changed = group(joint(tree), tuple(found))
    return parse(document(changed)) if found else changed
