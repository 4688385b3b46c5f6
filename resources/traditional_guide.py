"""Writes docs/guide/zh_TW from the Chinese pages: `python resources/traditional_guide.py`.

Converted as the window's texts are; what is quoted stands as the window has it. Code stays as it
is typed, and the pictures are those of the Chinese pages.
"""

import re
import sys
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from resources.i18n.update import FOLDER, convert

GUIDE = Path(__file__).parents[1] / "docs" / "guide"
MADE = GUIDE / "zh_TW"
_CODE = re.compile(r"(```.*?```|`[^`\n]+`)", re.DOTALL)
_QUOTED = re.compile(r"“([^”]+)”")
_TARGET = re.compile(r"\]\(([^)#]*)(#?)([^)]*)\)")
# A page stands beside the one that links to it in every language.
_PAGE = re.compile(r"[\w-]+\.md")
_DOTS = "…"


@cache
def window_words() -> dict[str, str]:
    """What the window says, and how it says it in Taiwan; without keys and dots."""
    tree = ElementTree.parse(FOLDER / "qunzhu_zh_TW.ts")
    known = {}
    for message in tree.iter("message"):
        target = message.find("translation")
        if target is not None:
            form = target.find("numerusform")
            said = (target.text if form is None else form.text) or ""
            known[_bare(message.findtext("source") or "")] = _bare(said)
    return known


def _bare(text: str) -> str:
    return text.split("\t")[0].rstrip(_DOTS)


def _quoted(found: re.Match[str]) -> str:
    bare = found[1].rstrip(_DOTS)
    return f"「{window_words().get(bare, convert(bare))}{found[1][len(bare) :]}」"


def _aimed(found: re.Match[str]) -> str:
    """A target as it is reached from one folder deeper; an anchor is a heading converted."""
    path, mark, anchor = found.groups()
    if path and "://" not in path and not _PAGE.fullmatch(path):
        path = f"../{path}"
    return f"]({path}{mark}{convert(anchor)})"


def page(text: str) -> str:
    """A page of the guide as one writes it in Taiwan."""
    aimed = _TARGET.sub(_aimed, text)
    parts = _CODE.split(aimed)
    # Every other part is code.
    said = [one if at % 2 else _said(one) for at, one in enumerate(parts)]
    return "".join(said)


def _said(text: str) -> str:
    """Words between code: first whatever is not quoted, so that no quote is converted twice."""
    pieces, at = [], 0
    for found in _QUOTED.finditer(text):
        pieces += [_spoken(text[at : found.start()]), _quoted(found)]
        at = found.end()
    return "".join([*pieces, _spoken(text[at:])])


def _spoken(text: str) -> str:
    """What somebody says is quoted otherwise than the words of the window."""
    return convert(text).replace("「", "『").replace("」", "』")


def pages() -> dict[str, str]:
    """Every page by its file name."""
    found = sorted(GUIDE.glob("*.md"))
    return {path.name: page(path.read_text(encoding="utf-8")) for path in found}


def main() -> int:
    """Write them all."""
    MADE.mkdir(exist_ok=True)
    for name, text in pages().items():
        (MADE / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
