"""The pages of the manual: where they lie, which one belongs to a screen, what they hold."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

import resources

# In the order of the contents; each is one file, by the same name in every language.
PAGES = (
    "README",
    "spreadsheet",
    "members",
    "month",
    "session",
    "workshop",
    "courses",
    "rewards",
    "complaint",
    "coupons",
    "membership",
    "assistant",
    "lost-laptop",
    "groups",
    "applications",
    "journey",
    "privacy",
    "backup",
    "trust",
    "trouble",
    "rules",
    "commands",
    "hub",
)
# The page of the job that one does on each screen.
FOR_SCREEN = {
    "home": "README",
    "past": "trouble",
    "members": "members",
    "member": "members",
    "segments": "members",
    "import": "spreadsheet",
    "duplicates": "spreadsheet",
    "roles": "assistant",
    "groups": "groups",
    "units": "members",
    "journey": "journey",
    "admission": "applications",
    "calendar": "month",
    "session": "session",
    "content": "month",
    "door": "workshop",
    "courses": "courses",
    "rewards": "rewards",
    "plans": "membership",
    "sync": "assistant",
    "settings": "trust",
}
# Where a part of a screen, as its page names it, is about another job.
FOR_PART = {
    ("rewards", "mall"): "coupons",
    ("rewards", "coupons"): "coupons",
    ("settings", "privacy"): "privacy",
    ("settings", "backup"): "backup",
    ("settings", "updates"): "trouble",
    ("settings", "about"): "trouble",
    ("settings", "keys"): "README",
}
CHINESE = "zh_CN"
_HEADING = re.compile(r"^(#{1,3}) (.+)$")
# What Markdown adds to the words of a line.
_MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[*`\[|]|^[#>\-\s\d.]+")
_FENCE = "```"
_MOST = 60


class Heading(Struct, frozen=True):
    """A heading of a page: its level from 1 and the anchor by which links reach it."""

    level: int
    text: str
    anchor: str


class Found(Struct, frozen=True):
    """A line of a page that holds what is sought, under the heading it stands below."""

    page: str
    heading: Heading
    line: str


def place(page: str, language: str) -> Path:
    """The file of a page; in simplified Chinese where the language has none of its own."""
    guide = resources.manual() / "guide"
    own = guide if language == CHINESE else guide / language
    path = own / f"{page}.md"
    return path if path.is_file() else guide / f"{page}.md"


@cache
def text(path: Path) -> str:
    """What a page says, in Markdown."""
    return path.read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    """The anchor of a heading, as where the pages are read in a browser."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def headings(path: Path) -> list[Heading]:
    """The headings of a page, its title first."""
    return [heading for heading, line in _lines(path) if line == ""]


def title(path: Path) -> str:
    """What a page is called."""
    return headings(path)[0].text


def found(words: str, language: str) -> list[Found]:
    """Lines that hold all the words, titles first; at most 60."""
    sought = words.casefold().split()
    hits = [
        Found(page, heading, line)
        for page in PAGES
        for heading, line in _lines(place(page, language))
        if sought and all(word in (line or heading.text).casefold() for word in sought)
    ]
    return sorted(hits, key=lambda hit: (hit.line != "", hit.heading.level))[:_MOST]


def _lines(path: Path) -> Iterator[tuple[Heading, str]]:
    """Every line of words with its heading; a heading itself with an empty line."""
    at = Heading(1, path.stem, "")
    fenced = False
    for line in text(path).splitlines():
        fenced ^= line.startswith(_FENCE)
        head = None if fenced else _HEADING.match(line)
        if head:
            words = _MARKS.sub("", head[2]).strip()
            at = Heading(len(head[1]), words, anchor(words))
            yield at, ""
        elif said := _MARKS.sub("", line).strip(" `|:"):
            yield at, said
