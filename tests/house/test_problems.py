"""Every problem raised has a sentence in both languages, with a value for each of its blanks."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.sentences import SENTENCES

DESKTOP = Path(__file__).parents[2] / "desktop"


def _blanks(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def _raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Where, which code, and the values given (None where they are not written out)."""
    for path in sorted(DESKTOP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != "Problem":
                continue
            code = node.args[0] if node.args else None
            if isinstance(code, ast.Constant) and isinstance(code.value, str):
                named = [keyword.arg for keyword in node.keywords]
                given = None if None in named else {name for name in named if name}
                yield f"{path.relative_to(DESKTOP)}:{node.lineno}", code.value, given


RAISED = list(_raised())


@pytest.mark.parametrize(("where", "code", "given"), RAISED, ids=[where for where, *_ in RAISED])
def test_a_problem_is_raised_with_what_its_sentence_says(
    where: str, code: str, given: set[str] | None
) -> None:
    for sentence in SENTENCES[code]:
        assert given is None or _blanks(sentence) <= given


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_is_whole_in_both_languages(code: str) -> None:
    chinese, english = SENTENCES[code]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese)
    assert english.strip()
    assert chinese != english
