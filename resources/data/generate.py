"""Makes pinyin.txt, tones.txt, phrases.txt and fold.txt from the build-time pypinyin and OpenCC."""

import sys
import unicodedata
from pathlib import Path

import opencc
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

HERE = Path(__file__).parent
# Written variants that OpenCC leaves as they are, though rosters mix them.
VARIANTS = {"暱": "昵", "峯": "峰", "羣": "群", "囯": "国", "衆": "众", "綫": "线"}


def plain(syllable: str) -> str:
    """A syllable without its tone mark; ü is v, as on a keyboard."""
    letters = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(c for c in letters if "a" <= c <= "z")


def readings() -> dict[str, str]:
    """The usual reading of every character that has one."""
    table = {chr(code): plain(marked.split(",")[0]) for code, marked in PINYIN_DICT.items()}
    return {character: reading for character, reading in table.items() if reading}


def tones() -> list[str]:
    """Every marked syllable with its characters: those it is the usual reading of, then others."""
    usual: dict[str, list[str]] = {}
    others: dict[str, list[str]] = {}
    for code, marked in sorted(PINYIN_DICT.items()):
        # Names are written with the characters of the first block.
        if 0x4E00 <= code < 0xA000:
            first, *rest = marked.split(",")
            usual.setdefault(first, []).append(chr(code))
            for one in rest:
                others.setdefault(one, []).append(chr(code))
    groups = sorted(usual.items()), sorted(others.items())
    return [f"{said} {''.join(characters)}" for group in groups for said, characters in group]


def phrases(table: dict[str, str]) -> list[str]:
    """Two-character words that are read otherwise than their characters one by one."""
    lines = []
    for word, marked in PHRASES_DICT.items():
        if len(word) != 2 or any(c not in table for c in word):
            continue
        said = [plain(options[0]) for options in marked]
        if all(said) and said != [table[c] for c in word]:
            lines.append(f"{word} {' '.join(said)}")
    return sorted(lines)


def fold() -> dict[str, str]:
    """Traditional and variant characters with the simplified one they are compared as."""
    simplify = opencc.OpenCC("t2s").convert
    pairs = {}
    for code in [*range(0x3400, 0xA000), *range(0x20000, 0x2A6E0)]:
        old = chr(code)
        new = VARIANTS.get(old) or simplify(old)
        while len(new) == 1 and simplify(new) not in (new, old):
            new = simplify(new)
        if new != old and len(new) == 1:
            pairs[old] = new
    # A folded text must fold to itself, whatever chains or rings the dictionaries hold.
    return {old: new for old, new in pairs.items() if new not in pairs}


def main() -> int:
    """Write the files beside this one."""
    table = readings()
    by_sound: dict[str, list[str]] = {}
    for character, reading in sorted(table.items()):
        by_sound.setdefault(reading, []).append(character)
    sounds = [f"{reading} {''.join(by_sound[reading])}" for reading in sorted(by_sound)]
    pairs = fold()
    files = {
        "pinyin.txt": sounds,
        "tones.txt": tones(),
        "phrases.txt": phrases(table),
        "fold.txt": ["".join(pairs.keys()), "".join(pairs.values())],
    }
    for name, lines in files.items():
        (HERE / name).write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
