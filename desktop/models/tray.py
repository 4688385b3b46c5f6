"""What syncing leaves for a person to see: work that waits, work sent back, values that met."""

from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from desktop.models import schema
from desktop.models.refusal import SUPERSEDED
from desktop.models.sealing import READ_BY, class_number
from desktop.models.traditional import written

# What gives points back and does nothing else: of two such the second changes nothing.
_TAKING_BACK = ("mall.cancel", "points.reverse")


class Counts(Struct, frozen=True):
    """How much lies in the tray: actions that wait or were sent back, cards nobody settled, and
    members who have no number yet."""

    waiting: int = 0
    cards: int = 0
    refused: int = 0
    unnumbered: int = 0


class Waiting(Struct, frozen=True):
    """An own action of which `left` of `count` ops are not decided yet; `at` in ms UTC."""

    action: bytes
    kind: str
    operator: str
    at: int
    count: int
    left: int


class Returned(Struct, frozen=True):
    """An own action of which `back` of `count` ops do not stand, all for one reason.

    `verdict` is refused, aside (it waits for the owner) or discarded, or of one that stands
    superseded or capped (`less` points than it said); `at` in ms UTC.
    """

    action: bytes
    kind: str
    at: int
    count: int
    back: int
    verdict: str
    reason: str
    less: int = 0

    @property
    def sentence(self) -> str:
        """The code of the sentence that says why."""
        if self.verdict == SUPERSEDED and self.kind in _TAKING_BACK:
            return "refusal.back_already"
        return f"refusal.{self.reason}" if self.reason else "refusal.discarded"


class Side(Struct, frozen=True):
    """One of two values: who set it and when (ms UTC); `ref` is the op that did, as it is known
    here."""

    value: Any
    operator: str
    at: int
    own: bool
    ref: int


class Card(Struct, frozen=True):
    """Two values that were set without seeing each other: one stands, one was lost.

    `title` is the record's name; `op` with record and field names the card. `key` are the key
    fields of a record that is found by them.
    """

    op: int
    table: str
    record: bytes
    key: tuple[Any, ...]
    field: str
    title: str
    stands: Side
    lost: Side

    @property
    def read_cell(self) -> str:
        """The right that lets somebody read the values; "" where everybody does."""
        return READ_BY.get(class_number(schema.table(self.table), self.field), "")

    @property
    def id(self) -> bytes:
        """What the card is called on this device: 16 bytes of its op, record and field."""
        named = b"%d %s %s" % (self.op, self.record, self.field.encode())
        return blake2b(named, digest_size=16).digest()


# What a card can be about, as notes and the command line say it: zh_CN, en.
CARD_FIELDS: dict[str, tuple[str, str]] = {
    "name": ("姓名", "Name"),
    "phone": ("手机", "Phone"),
    "level": ("等级", "Level"),
    "start": ("开始时间", "Start"),
    "shift": ("开始时间", "Start"),
}
_BESIDE = (
    "{field}的另一个值：{value}（{who}，{when}）",
    "{field}, the other value: {value} ({who}, {when})",
)
_CLEARED = ("空", "none")


def minute(text: str) -> str:
    """A moment that a field holds, as people write it; any other text as it is."""
    return text.replace("T", " ").removesuffix(":00") if "T" in text[10:11] else text


def value_text(card: Card, side: Side) -> str:
    """A value as people write it, "" for none; a shift as the beginning that it comes to."""
    if card.field != "shift" or side.value is None:
        text = str(side.value or "")
        return minute(text) if card.field == "start" else text
    local = str(card.key[-1]).partition("[")[0]
    at = datetime.fromisoformat(local) + timedelta(minutes=int(side.value))
    return at.strftime("%Y-%m-%d %H:%M" if "T" in local else "%Y-%m-%d")


def beside(card: Card, zone: str, language: str) -> str:
    """The value that is not in force, as a note keeps it: what, who set it, and when in `zone`."""
    at = 0 if language.startswith("zh") else 1
    one = card.lost
    when = datetime.fromtimestamp(one.at / 1000, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")
    value = value_text(card, one) or written(_CLEARED[at], language)
    field = written(CARD_FIELDS[card.field][at], language)
    told = written(_BESIDE[at], language)
    return told.format(field=field, value=value, who=one.operator or "-", when=when)


class Held(Struct, frozen=True):
    """What a device can read: classes (1 basic, 2 contact, 3 private) of so many people."""

    classes: tuple[int, ...]
    people: int
