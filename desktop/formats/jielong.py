"""Reads a 接龙, the numbered sign-up or order list that groups pass on as text."""

import re
import unicodedata
from decimal import Decimal

from msgspec import Struct

from desktop.models.phone import parse_phone
from desktop.models.problem import Problem

LONGEST_TEXT = 1_000_000
LARGEST_COUNT = 9_999
_LONGEST_ENTRY = 1_000
_NUMERALS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {
    "两": 2,
    "兩": 2,
    "俩": 2,
    "仨": 3,
}
_COUNT = (
    r"(\d{1,4}|[一二两兩俩仨三四五六七八九]?十[一二三四五六七八九]?|[一二两兩俩仨三四五六七八九])"
)
_UNIT = "盒|份|斤|个|箱|袋|瓶|件|套|杯|支|本|包|罐|只|桶|张|打|枚|块|碗|条|提|组"
_ENTRY = re.compile(
    r"\s*(?:(\d{1,5})\s*[.、．。)）:：]|[(（]\s*(\d{1,5})\s*[)）]|(\d{1,5})\s+(?=\D))\s*(.*)"
)
# Numbers as chats write them: ① and a digit in a keycap.
_CIRCLED = re.compile(
    "(?m)^(\\s*)([\u2460-\u2473\u3251-\u325f\u32b1-\u32bf\u2776-\u277f\u2780-\u2793])"
)
_KEYCAP = re.compile("(\\d)\ufe0f?\u20e3")
_MARKS = re.compile(r"(?<!\d)[,;|]+|[,;|]+(?!\d)")
_EXAMPLE = re.compile(r"\s*(?:例|示例|格式|样例|example)", re.IGNORECASE)
_PHONE = re.compile(r"(?<!\d)(?:\+?86[ -]?)?1\d{2}[ -]?\d{4}[ -]?\d{4}(?!\d)|\+\d[\d -]{6,16}\d")
_PRICED = re.compile(
    rf"([^\s,，、;；:：/【】\[\]()（）\d]{{1,20}})\s*[¥￥]?\s*(\d{{1,6}}(?:\.\d{{1,2}})?)\s*(?:元|块)?\s*/\s*(?:{_UNIT}|位|人)"
)
_PEOPLE = re.compile(rf"\+\s*(\d{{1,4}})|(?:共|一共)?\s*{_COUNT}\s*(?:位|人|个人|名)")
_FAMILY = re.compile(rf"{_COUNT}\s*大\s*{_COUNT}\s*小")
_BARE = re.compile(r"(?:^|\s)(\d{1,3})(?:\s|$)")
_CANCELLED = re.compile(
    r"取消|退出|不[来來去]了|[来來去]不了|不[参參]加|[参參]加不了|不[报報]名?了|作[废廢]"
)
_ASKING = re.compile(r"^(?:我)?(?:要|订|定|加|来)\s*")
_NAME = re.compile("[\u3400-\u9fff·]{2,5}|[A-Za-z][A-Za-z .'-]{1,40}")
_WHAT = "[\u3400-\u9fffA-Za-z]{1,12}"
_GENERIC = re.compile(
    rf"(?:我)?[要订定加来]\s*{_COUNT}\s*(?:{_UNIT})\s*({_WHAT})"
    rf"|({_WHAT}?)\s*[*xX×✕:：]?\s*{_COUNT}\s*(?:{_UNIT})"
)


class SignUp(Struct, frozen=True):
    """One entry: `people` who come (at least 1), what is ordered, and what was not understood.

    A single word is the nickname that the chat put there; a second one that looks like a name is
    the name. `phone` is E.164 or empty; `items` are (what, how many); `text` is the whole entry.
    """

    position: int
    nickname: str
    name: str
    people: int
    phone: str
    items: tuple[tuple[str, int], ...]
    cancelled: bool
    note: str
    text: str


class Jielong(Struct, frozen=True):
    """A whole 接龙: the text above the entries, what it offers at which price in fen, entries."""

    title: str
    offers: tuple[tuple[str, int], ...]
    entries: tuple[SignUp, ...]


def parse_jielong(text: str) -> Jielong:
    """The list in a pasted text. Raises Problem "file.no_signups" where no line is numbered."""
    numbered = _KEYCAP.sub(r"\1.", _CIRCLED.sub(_plain_number, text[:LONGEST_TEXT]))
    lines = unicodedata.normalize("NFKC", numbered).splitlines()
    above: list[str] = []
    found: list[tuple[int, str]] = []
    for line in lines:
        entry = None if _EXAMPLE.match(line) else _ENTRY.fullmatch(line[:_LONGEST_ENTRY])
        if entry:
            found.append((int(entry[1] or entry[2] or entry[3]), entry[4].strip()))
        elif found and line.strip():
            # A line without a number goes on with the entry above it.
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}")
        elif line.strip():
            above.append(line.strip())
    offers = _offers("\n".join(above))
    entries = tuple(_sign_up(number, words, offers) for number, words in found if words)
    if not entries:
        raise Problem("file.no_signups")
    title = "\n".join(line for line in above if line.lstrip("#").strip() != "接龙")
    return Jielong(title, offers, entries)


def _plain_number(circled: re.Match[str]) -> str:
    return f"{circled[1]}{unicodedata.numeric(circled[2]):.0f}. "


def as_table(signed: Jielong) -> list[list[str]]:
    """The people of a 接龙 as rows under a header, to be imported like any roster."""
    header = ["昵称", "姓名", "手机号"]
    return [
        header,
        *([e.nickname, e.name, e.phone] for e in signed.entries if not e.cancelled),
    ]


def _offers(above: str) -> tuple[tuple[str, int], ...]:
    prices = {
        match[1].lstrip("】)]"): int(Decimal(match[2]) * 100) for match in _PRICED.finditer(above)
    }
    return tuple(prices.items())


def _sign_up(position: int, text: str, offers: tuple[tuple[str, int], ...]) -> SignUp:
    rest, phone = _take_phone(text)
    rest = _MARKS.sub(" ", rest)
    first, _, rest = rest.strip().partition(" ")
    first, glued = _unglue(first, offers)
    rest = f"{glued} {rest}".strip()
    cancelled = bool(_CANCELLED.search(rest))
    second = rest.partition(" ")[0]
    # 豆沙+2 orders two where 豆沙 is offered; without an offer +2 is two people.
    items: tuple[tuple[str, int], ...] = ()
    if offers:
        items, rest = _take_items(rest, [name for name, _ in offers])
    people, rest = _take_people(rest)
    if not offers:
        items, rest = _take_items(rest, [])
    if not people and not items:
        people, rest = _take_bare_number(rest)
    words = rest.split()
    name = ""
    if words and words[0] == second and _NAME.fullmatch(second) and not cancelled:
        name = words.pop(0)
    note = " ".join(words)
    return SignUp(position, first, name, max(1, people), phone, items, cancelled, note, text)


def _unglue(word: str, offers: tuple[tuple[str, int], ...]) -> tuple[str, str]:
    """The nickname apart from what is written against it: 小敏+2, 小敏豆沙2盒."""
    cut = len(word)
    plus = re.search(r"(?<=.)\+\d", word)
    if plus:
        cut = plus.start()
    for name, _ in offers:
        at = word.find(name, 1)
        if at > 0:
            cut = min(cut, at)
    return word[:cut], word[cut:]


def _take_phone(text: str) -> tuple[str, str]:
    match = _PHONE.search(text)
    if not match:
        return text, ""
    try:
        phone = parse_phone(match[0])
    except Problem:
        return text, ""
    return f"{text[: match.start()]} {text[match.end() :]}", phone.e164 if phone else ""


def _number(text: str) -> int:
    """Digits or a Chinese numeral below a hundred."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _NUMERALS[text]
    return 10 * _NUMERALS.get(tens, 1) + _NUMERALS.get(ones, 0)


def _take_items(rest: str, names: list[str]) -> tuple[tuple[tuple[str, int], ...], str]:
    """What is ordered, by the offered names or, without an offer, by a count with its unit."""
    if not names:
        found = [
            (_ASKING.sub("", m[2] or m[3]), _number(m[1] or m[4])) for m in _GENERIC.finditer(rest)
        ]
        return _summed(found), _GENERIC.sub(" ", rest) if found else rest
    found = []
    longest_first = sorted(names, key=len, reverse=True)
    for name in longest_first:
        after = rf"{re.escape(name)}\s*[*xX×✕:：+]?\s*{_COUNT}?\s*(?:{_UNIT})?"
        before = rf"{_COUNT}\s*(?:{_UNIT})\s*{re.escape(name)}"
        pattern = re.compile(rf"(?:我)?[要订定加来]?\s*(?:{before}|{after})")
        for match in pattern.finditer(rest):
            found.append((name, _number(match[1] or match[2] or "1")))
        rest = pattern.sub(" ", rest)
    order = {name: index for index, name in enumerate(names)}
    return _summed(sorted(found, key=lambda item: order[item[0]])), rest.strip()


def _summed(found: list[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for name, count in found:
        if name:
            counts[name] = min(LARGEST_COUNT, counts.get(name, 0) + count)
    return tuple(counts.items())


def _take_people(rest: str) -> tuple[int, str]:
    """How many come: +2 and 2位 mean two in all, 2大1小 three; 0 if nothing is said."""
    family = _FAMILY.search(rest)
    if family:
        return _number(family[1]) + _number(family[2]), _FAMILY.sub(" ", rest)
    match = _PEOPLE.search(rest)
    if match is None:
        return 0, rest
    return _number(match[1] or match[2]), f"{rest[: match.start()]} {rest[match.end() :]}".strip()


def _take_bare_number(rest: str) -> tuple[int, str]:
    match = _BARE.search(rest)
    if match is None:
        return 0, rest
    return int(match[1]), f"{rest[: match.start()]} {rest[match.end() :]}".strip()
