"""How names are compared, sorted and found: folding, pinyin, and the pieces a search looks up."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import resources

_DATA = resources.FOLDER / "data"
_LONGEST_SURNAME = 4
_FIRST_IDEOGRAPH = "\u3400"
# Letters that SQLite's unicode61 tokenizer keeps; the rest are spelt by their code point.
_TOKEN_LETTERS = re.compile("[0-9a-z\u3400-\u4db5\u4e00-\u9fcc]*")
_MIDDLE_DOTS = "·•‧∙⋅・･●"
_MAINLAND = "+86"


class Reading(NamedTuple):
    """Pinyin without tones or gaps, its initials, and the other way to say it (or empty)."""

    pinyin: str
    initials: str
    other_pinyin: str
    other_initials: str


class Derived(NamedTuple):
    """What is stored beside a member to compare, sort and find it; it never travels."""

    folded: str
    pinyin: str
    initials: str
    other_pinyin: str
    other_initials: str
    grams: str


class _Surname(NamedTuple):
    length: int
    syllables: tuple[str, ...]


def _lines(name: str) -> list[str]:
    return (_DATA / name).read_text("utf-8").splitlines()


@cache
def _folding() -> dict[int, int]:
    old, new = _lines("fold.txt")
    return str.maketrans(old, new)


@cache
def _syllables() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _lines("pinyin.txt"):
        syllable, characters = line.split(" ")
        table.update(dict.fromkeys(characters, syllable))
    return table


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    return {word: tuple(said) for word, *said in map(str.split, _lines("phrases.txt"))}


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    lines = (line.split() for line in _lines("surnames.txt") if not line.startswith("#"))
    return {surname: tuple(said) for surname, *said in lines}


@cache
def _compound_starts() -> frozenset[str]:
    return frozenset(surname[0] for surname in _surnames() if len(surname) > 1)


def _compact(text: str) -> str:
    """NFKC, without case, gaps, middle dots and invisible characters."""
    if text.isascii():
        text = text.casefold()
    else:
        text = unicodedata.normalize("NFKC", text).casefold()
        text = unicodedata.normalize("NFKC", text)
    if text.isalnum():
        return text
    # What stood apart may now compose with its neighbour.
    return unicodedata.normalize("NFKC", "".join(c for c in text if not _is_gap(c)))


def _is_gap(character: str) -> bool:
    return (
        character.isspace()
        or character in _MIDDLE_DOTS
        or unicodedata.category(character) in ("Cc", "Cf", "Cs")
        or "\ufe00" <= character <= "\ufe0f"
    )


def fold(text: str) -> str:
    """The form in which texts are compared and searched.

    Traditional equals simplified, full width equals half width, capitals equal small letters;
    gaps, middle dots and invisible characters do not count. `fold(fold(x)) == fold(x)`.
    """
    compact = _compact(text)
    return compact if compact.isascii() else compact.translate(_folding())


def toneless(folded: str) -> str:
    """Pinyin as it is typed on a keyboard: "lǚ" is "lv", "shàn" is "shan"; ASCII stays."""
    if folded.isascii():
        return folded
    apart = unicodedata.normalize("NFD", folded).replace("u\u0308", "v")
    return "".join(c for c in apart if unicodedata.category(c) != "Mn")


def _surname(simple: str) -> _Surname:
    """The longest surname with a reading of its own that the name begins with."""
    surnames = _surnames()
    if simple[0] in _compound_starts():
        for length in range(min(_LONGEST_SURNAME, len(simple)), 1, -1):
            said = surnames.get(simple[:length])
            if said:
                return _Surname(length, said)
    said = surnames.get(simple[0])
    return _Surname(1, said) if said else _Surname(0, ())


def _spell(text: str) -> list[str]:
    """One syllable per character; a run of other letters or digits is one word."""
    table = _syllables()
    words: list[str] = []
    in_run = False
    for character in text:
        syllable = table.get(character) if character >= _FIRST_IDEOGRAPH else None
        if syllable:
            words.append(syllable)
        elif in_run:
            words[-1] += character
        else:
            words.append(character)
        in_run = syllable is None
    return words


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _initials(words: Sequence[str]) -> str:
    return "".join([word[0] for word in words])


def _as_a_name(simple: str, plain: list[str]) -> list[str]:
    """The syllables of a name, its surname read as one; `plain` are those of the characters."""
    length, said = _surname(simple)
    words = [*said, *plain[length:]]
    # Of phrases only whole given names of two characters: elsewhere they read names wrongly.
    given = length or 1
    if len(simple) - given == 2:
        words[given:] = _phrases().get(simple[given:]) or words[given:]
    return words


def _read(compact: str, simple: str) -> Reading:
    """The reading of a compacted name; `simple` is the same text folded, letter by letter."""
    if not simple.isalnum():
        compact, simple = _letters(compact), _letters(simple)
    plain = _spell(compact)
    if not simple:
        return Reading("", "", "", "")
    words = _as_a_name(simple, plain)
    pinyin, initials = "".join(words), _initials(words)
    if words == plain:
        return Reading(pinyin, initials, "", "")
    return Reading(pinyin, initials, "".join(plain), _initials(plain))


def reading(name: str) -> Reading:
    """Pinyin and initials of a name, the surname read as a surname (单 shan, 尉迟 yuchi).

    The other reading is that of the characters alone, where it differs: both should be found.
    """
    compact = _compact(name)
    return _read(compact, compact.translate(_folding()))


def syllables(name: str) -> tuple[str, tuple[str, ...], int]:
    """A name folded, one syllable for each character, and how many of them are the family name.

    No syllables for a name that is not all in Chinese, or has a character nobody reads.
    """
    compact = _compact(name)
    simple = compact.translate(_folding())
    if not simple or min(simple) < _FIRST_IDEOGRAPH:
        return simple, (), 0
    words = _as_a_name(simple, _spell(compact))
    family = _surname(simple).length or 1
    return simple, tuple(words) if len(words) == len(simple) else (), family


def words_aloud(text: str) -> tuple[tuple[str, ...], ...]:
    """The syllables of a text that is no name, phrases read as phrases; then letter by letter.

    重新登记 → (chong, xin, deng, ji) and (zhong, xin, deng, ji); the second only where it differs.
    """
    simple, table = _letters(fold(text)), _syllables()
    plain = tuple(table.get(letter, letter) for letter in simple)
    said = list(plain)
    for place in range(len(simple) - 1):
        said[place : place + 2] = _phrases().get(simple[place : place + 2], said[place : place + 2])
    return (plain,) if tuple(said) == plain else (tuple(said), plain)


def sounds_like(typed: str, text: str) -> bool:
    """Whether what is typed begins a word of the text by its pinyin or by the initials.

    Both may begin at any syllable: "guize" and "gz" find 新建规则.
    """
    sought = toneless(fold(typed))
    return any(
        "".join(said[place:]).startswith(sought) or _initials(said[place:]).startswith(sought)
        for said in words_aloud(text)
        for place in range(len(said))
    )


def _tokens(folded: str) -> list[str]:
    if _TOKEN_LETTERS.fullmatch(folded):
        return list(folded)
    return [c if _TOKEN_LETTERS.fullmatch(c) else f"u{ord(c):x}" for c in folded]


def name_grams(folded: str) -> str:
    """The letters and neighbouring pairs of a folded text, one FTS5 token each."""
    letters = _tokens(folded)
    pairs = [a + b for a, b in pairwise(letters)]
    return " ".join(letters + pairs)


def name_query(folded: str) -> list[str]:
    """The tokens a row must have if its name contains this folded text (check the row itself)."""
    letters = _tokens(folded)
    if len(letters) < 2:
        return letters
    return [a + b for a, b in pairwise(letters)]


def _digits(phone: str) -> str:
    return phone[3:] if phone.startswith(_MAINLAND) else phone.lstrip("+")


def phone_grams(phone: str) -> str:
    """Every four neighbouring digits of an E.164 number, +86 left out, one FTS5 token each."""
    digits = _digits(phone)
    return " ".join([digits[i : i + 4] for i in range(len(digits) - 3)])


def phone_query(digits: str) -> list[str]:
    """The tokens a row must have if its phone contains these digits, which are at least four."""
    return [digits[i : i + 4] for i in range(len(digits) - 3)]


def derive(name: str, nickname: str = "", phone: str = "", spoken: str = "") -> Derived:
    """All derived columns of a member, from its stored fields.

    The nickname stands in for a missing name and is always found too. `spoken` is the member's
    own statement of how the name is read; it comes first, the table's reading second.
    The grams of the old values are needed to take a row out of the index: same input, same text.
    """
    shown = name or nickname
    compact = _compact(shown)
    folded = compact if compact.isascii() else compact.translate(_folding())
    said = _read(compact, folded)
    if spoken:
        words = spoken.casefold().split()
        own = Reading("".join(words), _initials(words), said.pinyin, said.initials)
        said = own if own[0] != said.pinyin or len(words) > 1 else said
    grams = name_grams(folded)
    if name and nickname:
        other = fold(nickname)
        if other != folded:
            grams = f"{grams} {name_grams(other)}"
    if phone:
        grams = f"{grams} {phone_grams(phone)}"
    return Derived(folded, *said, grams)
