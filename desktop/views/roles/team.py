"""The team: every operator with role, scope and term, as of any day."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from desktop.models.role import Holding
from desktop.views.parts import privacy
from desktop.views.parts.avatar import paint_avatar
from desktop.views.parts.grid import Table
from desktop.views.parts.table import Column, PagedModel
from desktop.views.parts.tags import paint_tag
from desktop.views.roles import words
from desktop.views.theme.palette import color, font, size


class TeamTable(Table):
    """One line per operator and role."""

    def __init__(self) -> None:
        self._lines: list[Holding] = []
        model = PagedModel(
            self._columns(),
            count=lambda: len(self._lines),
            fetch=lambda offset, limit: self._lines[offset : offset + limit],
            key=lambda line: (line.operator, line.assignment.id if line.assignment else b""),
        )
        super().__init__(model, "operators", QCoreApplication.translate("TeamTable", "团队"))

    def show_lines(self, lines: Sequence[Holding]) -> None:
        """Show these holdings and keep the place."""
        self._lines = list(lines)
        self.paged.refresh()
        self.viewport().update()
        if self._lines and self.currentIndex().row() < 0:
            self.setCurrentIndex(self.paged.index(0, 0))

    def go_to(self, operator: bytes) -> None:
        """Go to an operator's first line."""
        for number, line in enumerate(self._lines):
            if line.operator == operator:
                self.setCurrentIndex(self.paged.index(number, 0))
                return

    def _columns(self) -> list[Column]:
        translate = QCoreApplication.translate
        return [
            Column(
                "name",
                translate("TeamTable", "姓名"),
                200,
                lambda one: one.name,
                "name",
                paint=_paint_name,
                least=150,
            ),
            Column("role", translate("TeamTable", "角色"), 130, _role, paint=_paint_role, least=90),
            Column(
                "scope", translate("TeamTable", "范围"), 150, _scope, tone="text2", stretch=True
            ),
            Column("start", translate("TeamTable", "从"), 100, _start, tone="text2", spare=2),
            Column("end", translate("TeamTable", "到"), 100, _end, tone="text2", spare=1),
            Column(
                "devices",
                translate("TeamTable", "设备"),
                64,
                _devices,
                right=True,
                tone="text2",
                spare=3,
            ),
        ]


def _role(line: Holding) -> str:
    return (
        words.role_name(line.role)
        if line.role
        else QCoreApplication.translate("TeamTable", "没有角色")
    )


def _scope(line: Holding) -> str:
    if line.assignment is None:
        return ""
    return words.scope_word(line.assignment.scope.kind, line.scope_name)


def _start(line: Holding) -> str:
    return line.assignment.start if line.assignment else ""


def _end(line: Holding) -> str:
    if line.assignment is None:
        return ""
    return line.assignment.end or QCoreApplication.translate("TeamTable", "不限")


def _devices(line: Holding) -> str:
    return str(line.devices) if line.devices else "–"


def _paint_name(painter: QPainter, rect: QRect, line: Holding, _chosen: bool) -> None:
    side = size(24)
    name = privacy.name(line.name)
    face = QRect(rect.x(), rect.y() + (rect.height() - side) // 2, side, side)
    paint_avatar(painter, face, line.member or line.operator, name)
    painter.setFont(font(13))
    painter.setPen(color("text"))
    inside = rect.adjusted(side + 8, 0, 0, 0)
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, text)
    if line.number:
        inside = inside.adjusted(painter.fontMetrics().horizontalAdvance(text) + 8, 0, 0, 0)
        painter.setFont(font(12))
        painter.setPen(color("text3"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, line.number)


def _paint_role(painter: QPainter, rect: QRect, line: Holding, _chosen: bool) -> None:
    if line.role is not None:
        paint_tag(painter, rect, _role(line), words.tone(line.role.preset))
    else:
        painter.setFont(font(13))
        painter.setPen(color("text3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, _role(line))
