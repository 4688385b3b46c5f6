"""The columns that a list of members can show, and how their cells are painted."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from desktop.models.customfield import CustomField
from desktop.models.labels import word as called
from desktop.models.member import MemberRow
from desktop.store import customfields, numbers
from desktop.store.reads import Reads
from desktop.views.members import words
from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.parts.gridpaint import TICK
from desktop.views.parts.table import Column, paint_text
from desktop.views.parts.tags import paint_tag
from desktop.views.parts.text import listed
from desktop.views.theme.palette import color, font, look, size

# What is shown until the operator chooses otherwise, in order.
USUAL = ("name", "phone", "role", "group", "level", "points", "last_seen")
# What F2 edits in place.
EDITABLE = frozenset({"name", "nickname", "number", "city", "level", "joined", "phone"})
_FIRST = "name"


def every(
    zone: str, today: date, *, numbered: bool = False, own: Sequence[CustomField] = ()
) -> list[Column]:
    """Every column in the order they stand in; zone and day say how long ago a visit was.

    `numbered`: whoever has no number is to have one. `own` are the community's own fields.
    """
    title = words.field_title
    due, why = words.number_due() if numbered else ("", "")

    def seen(row: MemberRow) -> str:
        return words.seen(row.last_seen, zone, today)

    return [
        Column("name", title("name"), 120, lambda row: row.name, "name", sort="name", paint=_name),
        Column(
            "number",
            title("number"),
            84,
            lambda row: row.number or due,
            sort="number",
            paint=_number if due else None,
            tone="text2",
            tip=lambda row: "" if row.number else why,
        ),
        Column("nickname", title("nickname"), 104, lambda row: row.nickname, "name", tone="text2"),
        Column("phone", title("phone"), 108, lambda row: row.phone, "phone", tone="text2"),
        Column("role", title("role"), 86, lambda row: words.role(row)[0], paint=_role),
        Column("group", title("group"), 152, words.group, tone="text2"),
        Column("city", title("city"), 60, lambda row: row.city, sort="city", tone="text2"),
        Column("level", title("level"), 98, _level_text, sort="level", paint=_level),
        Column(
            "points",
            title("points"),
            76,
            lambda row: f"{row.points:,}",
            "amount",
            right=True,
            sort="points",
        ),
        Column("grades", title("grades"), 84, lambda row: listed(row.grades), tone="text2"),
        Column("honours", title("honours"), 110, lambda row: listed(row.honours), tone="text2"),
        Column("joined", title("joined"), 100, lambda row: row.joined, sort="joined", tone="text2"),
        Column("tags", title("tags"), 140, words.all_tags, paint=_tags, tip=words.auto_tip),
        Column("last_seen", title("last_seen"), 72, seen, sort="last_seen", tone="text2"),
        *map(_own, own),
    ]


def columns_of(reads: Reads) -> list[Column]:
    """Every column that the actor may see of this community."""
    may = "member.read.private" in reads.actor.cells
    own = customfields.listed(reads) if may else []
    return every(reads.zone, reads.today(), numbered=numbers.awaited(reads), own=own)


def _own(field: CustomField) -> Column:
    """A field of the community's own, sorted by its kind."""

    def said(row: MemberRow) -> str:
        return field.shown(row.own.get(field.key, ""), look().language)

    right = field.kind in ("number", "money")
    return Column(field.key, field.name, 104, said, "text", right, field.key, tone="text2")


def chosen(columns: Sequence[Column], keys: Sequence[str]) -> list[Column]:
    """The tick column and these, in the order of `every`; the last one takes the rest."""
    shown = [one for one in columns if one.key in keys or one.key == _FIRST]
    return [TICK, *shown[:-1], replace(shown[-1], stretch=True)]


def _name(painter: QPainter, rect: QRect, row: MemberRow, _chosen: bool) -> None:
    side = size(24)
    name = privacy.name(row.name)
    face = QRect(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
    paint_avatar(painter, face, row.id, name)
    _plain(painter, rect.adjusted(side + 8, 0, 0, 0), name, "text")


def _number(painter: QPainter, rect: QRect, row: MemberRow, _chosen: bool) -> None:
    if row.number:
        _plain(painter, rect, row.number, "text2")
    else:
        paint_tag(painter, rect, words.number_due()[0], "warn")


def _role(painter: QPainter, rect: QRect, row: MemberRow, _chosen: bool) -> None:
    name, tone = words.role(row)
    if tone:
        paint_tag(painter, rect, name, tone)
    else:
        _plain(painter, rect, name, "text2")


def _level_text(row: MemberRow) -> str:
    return called(row.level)


def _level(painter: QPainter, rect: QRect, row: MemberRow, _chosen: bool) -> None:
    if not row.level:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(words.level_tone(row.level)))
    side = size(7)
    painter.drawEllipse(rect.x(), rect.center().y() - side // 2, side, side)
    _plain(painter, rect.adjusted(side + 6, 0, 0, 0), called(row.level), "text")


def _tags(painter: QPainter, rect: QRect, row: MemberRow, _chosen: bool) -> None:
    place = QRect(rect)
    for tag in (*row.tags, *words.only_auto(row)):
        if place.width() < size(36):
            break
        tone = "accent" if tag in row.tags else "violet"
        place.setLeft(place.left() + paint_tag(painter, place, tag, tone) + 4)


def _plain(painter: QPainter, rect: QRect, text: str, tone: str) -> None:
    painter.setFont(font(13))
    painter.setPen(color(tone))
    paint_text(painter, rect, text)
