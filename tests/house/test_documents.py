"""The documents hold together: links lead somewhere, words and decisions are complete."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.schema import TABLES

ROOT = Path(__file__).parents[2]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[!R]*.md"))
# Written in two parts, so that this file does not name them itself.
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry.npm" + "js.org",
    "deb.deb" + "ian.org",
    "proxy.go" + "lang.org",
]
A_PATH_OF_ONE_MACHINE = re.compile(r"(?<![\w.~-])/(?:home|root|work|Users)/\w")

# What tools keep for themselves in a copy, beside the project.
MADE = {".venv", "__pycache__", ".hypothesis", ".pytest_cache", ".mypy_cache", ".ruff_cache"}


def tracked() -> Iterator[Path]:
    """Every file of the project: what git tracks, or all that a copy without git holds."""
    answer = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if answer.returncode == 0:
        names = (ROOT / name for name in answer.stdout.split("\0") if name)
    else:
        names = (path for path in ROOT.rglob("*") if not MADE.intersection(path.parts))
    return (path for path in names if path.is_file())


def texts() -> Iterator[tuple[str, str]]:
    """Name and text of every tracked file that is UTF-8 text."""
    for path in tracked():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_registry_host() -> None:
    found = [(name, host) for name, text in texts() for host in HOSTS if host in text]
    assert found == []


def test_no_file_names_a_path_of_one_machine() -> None:
    found = [(name, hit) for name, text in texts() for hit in A_PATH_OF_ONE_MACHINE.findall(text)]
    assert found == []


def test_every_link_between_documents_leads_to_a_file() -> None:
    broken = []
    for path in tracked():
        if path.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
            if "://" not in target and not (path.parent / target).exists():
                broken.append((path.name, target))
    assert broken == []


def test_every_document_that_the_code_cites_exists() -> None:
    cited = {
        (name, target)
        for name, text in texts()
        if name.endswith(".py")
        for target in re.findall(r"docs/[a-z0-9_./-]+\.md", text)
    }
    assert {(name, target) for name, target in cited if not (ROOT / target).exists()} == set()


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_what_and_what_else(decision: Path) -> None:
    text = decision.read_text(encoding="utf-8")
    for part in ("Context", "Decision", "Consequences", "Alternatives"):
        assert f"**{part}.**" in text
    index = (ROOT / "docs" / "decisions" / "README.md").read_text(encoding="utf-8")
    assert decision.name in index


def test_every_kind_of_record_has_its_word() -> None:
    text = (ROOT / "docs" / "words.md").read_text(encoding="utf-8").lower()
    compounds = {"member_tag": "tag", "member_team": "team", "rule_version": "rule"}
    states = {"closing": "close", "suspect": "suspected", "undone": "undo", "settled_card": "card"}
    words = {table.name.replace("_", " ") for table in TABLES}
    words = {(compounds | states).get(word.replace(" ", "_"), word) for word in words}
    assert {word for word in words if f"| {word}" not in text} == set()


def test_no_word_stands_for_two_ideas() -> None:
    text = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text, re.MULTILINE)
    rows = [row for row in rows if row != ("中文", "word")]
    chinese = [row[0] for row in rows]
    english = [row[1] for row in rows]
    assert len(set(chinese)) == len(chinese)
    assert len(set(english)) == len(english)
