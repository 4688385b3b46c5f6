"""How a name is said aloud: its reading written out with tone marks."""

from functools import cache

import resources
from desktop.models.names import syllables, toneless

# Family names whose tone is another than the character's.
_FAMILY = {"任": "rén", "华": "huà", "燕": "yān", "葛": "gě", "令": "líng", "黑": "hè"}
_FILE = resources.FOLDER / "data" / "tones.txt"


@cache
def _marked() -> dict[str, list[tuple[str, str]]]:
    """Every syllable as it is typed, with how it is marked and which characters that is said of.

    What a character is said as most often comes first.
    """
    table: dict[str, list[tuple[str, str]]] = {}
    for line in _FILE.read_text("utf-8").splitlines():
        marked, characters = line.split(" ")
        table.setdefault(toneless(marked), []).append((marked, characters))
    return table


def _tone(character: str, syllable: str) -> str:
    found = _marked().get(syllable, ())
    return next((marked for marked, characters in found if character in characters), syllable)


def spelled(name: str) -> str:
    """The reading as it is written out, 单文博 → Shàn Wénbó; "" for a name not all in Chinese."""
    simple, words, family = syllables(name)
    marked = [_tone(*one) for one in zip(simple, words, strict=False)]
    if marked and simple[0] in _FAMILY:
        marked[0] = _FAMILY[simple[0]]
    parts = "".join(marked[:family]), "".join(marked[family:])
    return " ".join(part.capitalize() for part in parts).strip()
