"""The lines of groups: which was split from which, and how they grew from one to the next."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.models.group import Generation, Group, generations
from desktop.views.groups import words
from desktop.views.groups.tree import INDENT
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import box, column, row, vline
from desktop.views.parts.table import Column, PagedModel, paint_text
from desktop.views.parts.text import label
from desktop.views.theme import icons
from desktop.views.theme.palette import color, font, size, wide


class Kin(Struct, frozen=True):
    """A group in its line: how far it is from the first."""

    depth: int
    group: Group

    @property
    def id(self) -> bytes:
        """The group's."""
        return self.group.id


class LineageTable(Table):
    """Every group behind the one it was split from."""

    def __init__(self) -> None:
        self._lines: list[Kin] = []
        translate = QCoreApplication.translate
        super().__init__(
            PagedModel(
                [
                    Column(
                        "name",
                        translate("LineageTable", "小组"),
                        130,
                        lambda kin: kin.group.name,
                        paint=_paint_name,
                        stretch=True,
                    ),
                    Column(
                        "generation",
                        translate("LineageTable", "第几代"),
                        92,
                        lambda kin: f"{kin.depth + 1}",
                        right=True,
                        tone="text2",
                    ),
                    Column(
                        "people",
                        translate("LineageTable", "人数"),
                        84,
                        lambda kin: words.seats(kin.group),
                        right=True,
                    ),
                ],
                count=lambda: len(self._lines),
                fetch=lambda offset, limit: self._lines[offset : offset + limit],
            ),
            "lineage",
            translate("LineageTable", "群的裂变"),
        )

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups in their lines."""
        self._lines = list(_kin(groups))
        self.paged.reload()


class GrowthTable(Table):
    """A line per generation: how many groups, how many seats are taken in them."""

    def __init__(self) -> None:
        self._lines: list[Generation] = []
        translate = QCoreApplication.translate
        super().__init__(
            PagedModel(
                [
                    Column(
                        "number",
                        translate("GrowthTable", "第几代"),
                        92,
                        lambda one: f"{one.number}",
                    ),
                    Column(
                        "groups",
                        translate("GrowthTable", "群"),
                        64,
                        lambda one: f"{one.groups:,}",
                        right=True,
                    ),
                    Column(
                        "people",
                        translate("GrowthTable", "人次"),
                        70,
                        lambda one: f"{one.people:,}",
                        right=True,
                        stretch=True,
                    ),
                ],
                count=lambda: len(self._lines),
                fetch=lambda offset, limit: self._lines[offset : offset + limit],
                key=lambda one: one.number,
            ),
            "generations",
            translate("GrowthTable", "每一代的增长"),
        )

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Count these groups by generation."""
        self._lines = generations(list(groups))
        self.paged.reload()


class Lineage(QWidget):
    """Both side by side."""

    def __init__(self) -> None:
        super().__init__()
        self.table, self.growth = LineageTable(), GrowthTable()
        side = box(
            column(
                label(self.tr("每一代的增长"), 14, bold=True),
                self.growth,
                margins=(20, 16, 16, 16),
            )
        )
        side.setFixedWidth(wide(300))
        line = row(self.table, vline(), side, gap=0, margins=(16, 0, 0, 0))
        line.setStretch(0, 1)
        self.setLayout(line)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups."""
        self.table.show_groups(groups)
        self.growth.show_groups(groups)


def _kin(groups: Sequence[Group]) -> Iterator[Kin]:
    left = {one.id: one for one in groups}
    below: dict[bytes | None, list[Group]] = {}
    for one in groups:
        below.setdefault(one.parent if one.parent in left else None, []).append(one)
    for one in below.get(None, ()):
        yield from _walk(below, one, 0, left)
    while left:
        yield from _walk(below, next(iter(left.values())), 0, left)


def _walk(
    below: Mapping[bytes | None, list[Group]], one: Group, depth: int, left: dict[bytes, Group]
) -> Iterator[Kin]:
    if left.pop(one.id, None) is None:
        return
    yield Kin(depth, one)
    for lower in below.get(one.id, ()):
        yield from _walk(below, lower, depth + 1, left)


def _paint_name(painter: QPainter, rect: QRect, kin: Kin, _chosen: bool) -> None:
    side = size(16)
    left = rect.x() + size(INDENT) * kin.depth
    picture = "git-branch" if kin.depth else "users-three"
    icons.paint(painter, QRect(left, rect.center().y() - side // 2, side, side), picture, "text2")
    painter.setFont(font(13))
    painter.setPen(color("text"))
    paint_text(painter, rect.adjusted(left + side + 8 - rect.x(), 0, 0, 0), kin.group.name)
