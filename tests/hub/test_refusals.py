"""Whatever the hub refuses, the operator reads a sentence with what to do."""

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

import hub
from desktop.models import refusal
from desktop.models.reasons import REASONS
from desktop.models.sentences import SENTENCES
from desktop.sync.channel import Refusal
from desktop.sync.telling import problem

ROOMS = [path for path in Path(hub.__file__).parent.glob("*.py")]


def raised(name: str) -> Iterator[tuple[str, set[str]]]:
    """The codes given to calls of this name anywhere in the hub, with the values' names."""
    for path in ROOMS:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or getattr(node.func, "id", "") != name:
                continue
            code = node.args[0] if node.args else None
            if isinstance(code, ast.Constant):
                yield str(code.value), {one.arg or "" for one in node.keywords}


def blanks(code: str) -> set[str]:
    return {
        name
        for sentence in SENTENCES[code]
        for _, name, _, _ in string.Formatter().parse(sentence)
        if name
    }


@pytest.mark.parametrize("code", sorted({code for code, _ in raised("Denied")}))
def test_a_refusal_of_the_hub_has_a_sentence(code: str) -> None:
    for language in ("zh_CN", "en"):
        told = problem(Refusal(code, 90, "right"))
        assert told.code == code
        assert "{" not in told.sentence(language)


@pytest.mark.parametrize(("code", "given"), sorted(raised("Problem"), key=str))
def test_a_problem_at_the_start_of_a_hub_has_a_sentence(code: str, given: set[str]) -> None:
    assert blanks(code) <= given


def test_every_reason_of_a_judge_is_told_to_its_author() -> None:
    for reason in refusal.REASONS:
        assert not blanks(f"refusal.{reason}")
        assert f"refusal.{reason}" not in REASONS


def test_a_code_of_a_newer_hub_is_shown_as_it_is() -> None:
    assert "sync.tomorrow" in problem(Refusal("sync.tomorrow")).sentence("en")
