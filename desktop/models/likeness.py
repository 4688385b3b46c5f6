"""How likely two members are one person, and why: evidence for and against, added up.

The weights follow the idea of Fellegi and Sunter (1969): what agrees seldom by chance says most,
and what differs speaks against. They were set by hand on lists like those that people have.
"""

from msgspec import Struct
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

# Pairs below are not worth a person's time; from SURE on hardly one is wrong.
LEAST, SURE = 40, 85
# A name of one character, or a nickname, that many people share.
_SHORT = 2


class Person(Struct, frozen=True):
    """What is compared of a member; empty where nothing is known.

    `folded` (the name, else the nickname) and `nickname` are folded (models/names.py), `pinyin` is
    the reading without tones, `phone` is E.164, `wechat` in small letters. `known` are all accounts
    that he is known by, those of the profile too, as (channel, value).
    """

    id: bytes
    folded: str = ""
    pinyin: str = ""
    nickname: str = ""
    phone: str = ""
    wechat: str = ""
    city: str = ""
    birthday: str = ""
    gender: str = ""
    known: frozenset[tuple[str, str]] = frozenset()


class Likeness(Struct, frozen=True):
    """0 to 99, with the fields that agree (`same`), nearly agree (`near`) and differ."""

    score: int
    same: tuple[str, ...]
    near: tuple[str, ...]
    differ: tuple[str, ...]


def likeness(one: Person, other: Person) -> Likeness:
    """Compare two members; symmetric in its score."""
    told = [
        _phone(one.phone, other.phone),
        _called(one, other),
        _whole("wechat", one.wechat, other.wechat, 65, -5),
        _account(one, other),
        _nickname(one, other),
        _whole("birthday", one.birthday, other.birthday, 25, -30),
        _whole("gender", one.gender, other.gender, 0, -15),
        _whole("city", one.city, other.city, 8, -6),
    ]
    score = max(0, min(99, sum(points for _, points, _ in told)))
    return Likeness(score, _of(told, "same"), _of(told, "near"), _of(told, "differ"))


# A field, what it says for or against, and as which kind: "same", "near", "differ" or "".
_Told = tuple[str, int, str]


def _of(told: list[_Told], kind: str) -> tuple[str, ...]:
    return tuple(field for field, _, found in told if found == kind)


def _whole(field: str, one: str, other: str, agrees: int, differs: int) -> _Told:
    if not one or not other:
        return field, 0, ""
    return (field, agrees, "same") if one == other else (field, differs, "differ")


def _phone(one: str, other: str) -> _Told:
    if not one or not other:
        return "phone", 0, ""
    if one == other:
        return "phone", 50, "same"
    # One digit wrong, missing, or two changed about: what happens when a number is copied by hand.
    if DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1:
        return "phone", 25, "near"
    return "phone", -10, "differ"


def _account(one: Person, other: Person) -> _Told:
    """Another account in common: a second phone, a mail address, a card of the shop."""
    said = {("phone", one.phone)} if one.phone == other.phone else set()
    said |= {("wechat", one.wechat)} if one.wechat == other.wechat else set()
    shared = {channel for channel, _ in (one.known & other.known) - said}
    if not shared:
        return "account", 0, ""
    return "account", 50 if shared == {"phone"} else 65, "same"


def _called(one: Person, other: Person) -> _Told:
    if not one.folded or not other.folded or _crossed(one, other):
        return "name", 0, ""
    if one.folded == other.folded:
        return "name", 32 if len(one.folded) >= _SHORT else 10, "same"
    if one.pinyin and one.pinyin == other.pinyin:
        return "name", 20, "near"
    alike = max(
        JaroWinkler.similarity(one.folded, other.folded),
        JaroWinkler.similarity(one.pinyin, other.pinyin),
    )
    if alike >= 0.9:
        return "name", 10, "near"
    # Two of one family with one phone.
    return "name", -25, "differ"


def _nickname(one: Person, other: Person) -> _Told:
    mine, his = one.nickname, other.nickname
    if _crossed(one, other):
        return "nickname", 28, "near"
    agree = mine == his and len(mine) >= _SHORT and one.folded != other.folded
    return ("nickname", 18, "same") if agree else ("nickname", 0, "")


def _crossed(one: Person, other: Person) -> bool:
    """Whether one goes by a nickname under which the other stands as by his name."""
    if one.folded == other.folded:
        return False
    return any(
        len(a.nickname) >= _SHORT and a.nickname == b.folded
        for a, b in ((one, other), (other, one))
    )
