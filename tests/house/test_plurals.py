"""Texts with a number are asked for where their language is found, and read as others do."""

import ast
import re
from pathlib import Path

VIEWS = Path(__file__).parents[2] / "desktop" / "views"


def _asked(tree: ast.AST) -> list[tuple[ast.Call, str]]:
    """The texts with %n that are asked for, each with its call."""
    return [
        (call, str(call.args[0].value))
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "tr"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and "%n" in str(call.args[0].value)
    ]


def _counts(made: ast.ClassDef) -> list[str]:
    """The texts with %n that a class asks for itself."""
    return [text for _, text in _asked(made)]


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


def _bare(tree: ast.AST) -> list[str]:
    """The texts with %n whose number is shown as Qt writes it."""
    parted = {
        id(call.args[0])
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "apart"
        and call.args
    }
    return [text for call, text in _asked(tree) if id(call) not in parted]


def test_numbers_that_qt_fills_in_have_their_thousands_apart() -> None:
    """Qt writes 12345; all else that counts says 12,345."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in VIEWS.rglob("*.py")}
    assert {path.name: _bare(tree) for path, tree in trees.items() if _bare(tree)} == {}
    texts = [text for tree in trees.values() for _, text in _asked(tree)]
    assert len(texts) > 50
    # A year or a version in such a text would be parted too.
    assert [text for text in texts if re.search(r"\d{4}", text)] == []
