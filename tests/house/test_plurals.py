"""Texts with a number are asked for where their language is found."""

import ast
from pathlib import Path

VIEWS = Path(__file__).parents[2] / "desktop" / "views"


def _counts(made: ast.ClassDef) -> list[str]:
    """The texts with %n that a class asks for itself."""
    return [
        str(call.args[0].value)
        for call in ast.walk(made)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "tr"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and "%n" in str(call.args[0].value)
    ]


def test_no_class_that_others_are_made_of_asks_for_a_plural_itself() -> None:
    """Qt looks under the name of the class at hand first, and there takes the source with its
    number filled in for a translation."""
    classes = [
        node
        for path in VIEWS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    bases = {base.id for one in classes for base in one.bases if isinstance(base, ast.Name)}
    assert len(classes) > 100
    assert {one.name: _counts(one) for one in classes if one.name in bases and _counts(one)} == {}
