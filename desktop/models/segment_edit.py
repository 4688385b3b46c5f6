"""Changes of a segment's condition, step by step as a form makes them."""

from desktop.models.condition import Condition, Every, Some, document, parse

NOTHING = Every(())


def parts(tree: Condition) -> tuple[Condition, ...]:
    """The lines of a form: what must hold together, or what of which one must hold."""
    return tree.parts if isinstance(tree, Every | Some) else (tree,)


def is_any(tree: Condition) -> bool:
    """Whether one line is enough."""
    return isinstance(tree, Some)


def with_any(tree: Condition, any_of: bool) -> Condition:
    """The same lines, of which one is enough, or all of which must hold."""
    return (Some if any_of else Every)(parts(tree))


def with_part(tree: Condition, place: int, part: Condition | None) -> Condition:
    """The line at a place changed, or without it; beyond the last one it is added.

    Raises Problem rule.… when the line says what no file could.
    """
    found = list(parts(tree))
    found[place : place + 1] = [parse(document(part))] if part is not None else []
    return (Some if is_any(tree) else Every)(tuple(found))
