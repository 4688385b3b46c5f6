"""Documents that are made of the program are what it makes now."""

import re
from pathlib import Path

from hub import openapi
from resources import reference, traditional_guide

DOCS = Path(__file__).parents[2] / "docs"


def test_the_hubs_interface_is_written_down_as_it_is() -> None:
    kept = (DOCS / "hub-openapi.json").read_text(encoding="utf-8")
    assert kept == openapi.text(), "write it anew: qunzhu hub openapi > docs/hub-openapi.json"


def commands(text: str) -> set[str]:
    """The commands of a page: the words before what is filled in."""
    return set(re.findall(r"^\| `qunzhu ([a-z-]+(?: [a-z][a-z-]*)?)", text, re.MULTILINE))


def test_the_english_page_of_commands_names_those_that_there_are() -> None:
    """A release is made with the page as `python resources/reference.py` writes it."""
    kept, made = commands(reference.PAGE.read_text(encoding="utf-8")), commands(reference.text())
    assert len(made) > 200
    assert kept <= made
    assert len(made - kept) < len(made) / 20, made - kept


def test_the_guide_in_traditional_chinese_is_that_of_the_chinese_pages() -> None:
    """A release is made with the pages as `make guide` writes them."""
    folder, made = traditional_guide.MADE, traditional_guide.pages()
    lines = [(name, line) for name, text in made.items() for line in text.splitlines()]
    kept = {(path.name, line) for path in folder.glob("*.md") for line in _lines(path)}
    late = [one for one in lines if one not in kept]
    assert len(lines) > 1000
    assert len(late) < len(lines) / 20, late


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
