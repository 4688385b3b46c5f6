"""The cells of the check's table: what stood in the file, what becomes of it, and why."""

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from desktop.actions.importing import Check
from desktop.models.importing import Outcome, PlannedRow
from desktop.store.reads import Reads
from desktop.views.importing import words
from desktop.views.parts import privacy
from desktop.views.parts.table import Column
from desktop.views.parts.tags import paint_tag
from desktop.views.theme.palette import color, font


class RowCells:
    """Texts and painters of the columns; reasons are worked out once and kept."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._checked: Check | None = None
        self._why: dict[int, str] = {}

    def show(self, checked: Check) -> None:
        """Speak of another check."""
        self._checked = checked
        self._why.clear()

    def forget(self, index: int | None = None) -> None:
        """Work out the reason of a row anew, or of all."""
        if index is None:
            self._why.clear()
        else:
            self._why.pop(index, None)

    def columns(self) -> list[Column]:
        """The table's columns."""
        translate = QCoreApplication.translate
        return [
            Column(
                "line", translate("Import", "行"), 52, _line, right=True, tone="text2", least=44
            ),
            Column(
                "name",
                translate("Import", "姓名"),
                112,
                self.name,
                "name",
                paint=self._paint_name,
                least=76,
            ),
            Column(
                "phone",
                translate("Import", "手机（原样）"),
                142,
                self.phone,
                "phone",
                paint=self._paint_phone,
                least=112,
            ),
            Column(
                "city",
                translate("Import", "城市"),
                72,
                lambda one: self.cell(one, "city"),
                tone="text2",
                least=56,
                spare=2,
            ),
            Column(
                "outcome",
                translate("Import", "结果"),
                92,
                lambda one: words.outcome(self.ends(one)),
                paint=self._paint_outcome,
            ),
            # The panel beside the rows says the reason too.
            Column(
                "why",
                translate("Import", "为什么"),
                240,
                self.reason,
                stretch=True,
                least=120,
                spare=1,
            ),
        ]

    def cell(self, one: PlannedRow, name: str) -> str:
        """What stood in the file, where that is known."""
        mapping = self._checked.mapping if self._checked else {}
        at = next((index for index, meaning in mapping.items() if meaning == name), None)
        if one.raw and at is not None:
            return one.raw[at] if at < len(one.raw) else ""
        return one.cells.fields.get(name, "")

    def name(self, one: PlannedRow) -> str:
        """Name or nickname."""
        found = self.cell(one, "name") or self.cell(one, "nickname")
        return found or QCoreApplication.translate("Import", "（空）")

    def phone(self, one: PlannedRow) -> str:
        """The phone as written."""
        return self.cell(one, "phone")

    def reason(self, one: PlannedRow) -> str:
        """Why the row has its outcome."""
        found = self._why.get(one.index)
        if found is None and self._checked is not None:
            found = words.why(self._reads, self._checked.plan, one)
            self._why[one.index] = found
        return found or ""

    def ends(self, one: PlannedRow) -> Outcome:
        """What becomes of a row, once what she said of it is carried out."""
        return self._checked.plan.becomes(one.index) if self._checked else one.outcome

    def _paint_outcome(self, painter: QPainter, rect: QRect, one: PlannedRow, chosen: bool) -> None:
        ends = self.ends(one)
        paint_tag(painter, rect, words.outcome(ends), words.TONES[ends])

    def _paint_name(self, painter: QPainter, rect: QRect, one: PlannedRow, chosen: bool) -> None:
        bad = any(code == "row.no_name" for code, _ in one.rejects)
        _paint(painter, rect, privacy.name(self.name(one)), "err" if bad else "text")

    def _paint_phone(self, painter: QPainter, rect: QRect, one: PlannedRow, chosen: bool) -> None:
        bad = any(code.startswith("phone.") for code, _ in one.rejects)
        _paint(painter, rect, privacy.phone(self.phone(one)), "err" if bad else "text2")


def _line(one: PlannedRow) -> str:
    return str(one.line)


def _paint(painter: QPainter, rect: QRect, text: str, tone: str) -> None:
    painter.setFont(font(13))
    painter.setPen(color(tone))
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
