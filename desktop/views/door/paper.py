"""What is printed for a door: the list to sign, and badges with their codes; A4, in millimetres."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
)

from desktop.models.calendar import Occurrence
from desktop.models.door import member_code
from desktop.models.member import MemberRow
from desktop.views.parts import privacy
from desktop.views.parts.dates import clock, dated
from desktop.views.parts.titles import title

translate = QCoreApplication.translate
# A4 with margins that every printer keeps (mm).
_WIDTH, _HEIGHT, _MARGIN = 210.0, 297.0, 12.0
_LINE, _HEAD = 9.0, 24.0
# Lines to write on for who is on no list.
BLANKS = 12
# Badges of 90 × 54 mm, as common holders take them: two beside each other, five below.
_BADGE_WIDTH, _BADGE_HEIGHT, _ACROSS, _DOWN = 90.0, 54.0, 2, 5
_QUIET = 2
# As much smaller than the others a line may be.
_SMALLER = 1.6


class Paper:
    """Draws on pages of a printer or a PDF; every measure is in millimetres."""

    def __init__(self, device: QPagedPaintDevice) -> None:
        layout = QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(0, 0, 0, 0),
            QPageLayout.Unit.Millimeter,
        )
        layout.setMode(QPageLayout.Mode.FullPageMode)
        device.setPageLayout(layout)
        self._device = device
        self._painter = QPainter(device)
        self._dots = device.logicalDpiX() / 25.4

    def page(self) -> None:
        """Go on on a new page."""
        self._device.newPage()

    def end(self) -> None:
        """The last page is finished."""
        self._painter.end()

    def _rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        return QRectF(x * self._dots, y * self._dots, width * self._dots, height * self._dots)

    def text(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        text: str,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """One line as high as 60 % of its room, cut with … where it is too long."""
        face = self._face(height, bold)
        over = self._painter.fontMetrics().horizontalAdvance(text) / (width * self._dots)
        if over > 1:
            # A long name is smaller before it is cut.
            face.setPixelSize(max(1, int(face.pixelSize() / min(over, _SMALLER))))
            self._painter.setFont(face)
        cut = self._painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, round(width * self._dots)
        )
        place = self._rect(x, y, width, height)
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | align, cut)

    def _face(self, height: float, bold: bool) -> QFont:
        face = QFont(QGuiApplication.font())
        face.setPixelSize(max(1, round(height * 0.6 * self._dots)))
        face.setBold(bold)
        self._painter.setFont(face)
        return face

    def broken(self, width: float, height: float, text: str, most: int) -> list[str]:
        """A text in at most so many lines as `text` sets them, the last cut with … ."""
        self._face(height, bold=False)
        metrics, room, lines = self._painter.fontMetrics(), int(width * self._dots), [""]
        for sign in text:
            full = metrics.horizontalAdvance(lines[-1] + sign) > room
            if full and lines[-1] and len(lines) < most:
                lines.append("")
            lines[-1] += sign
        lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, room)
        return lines

    def centred(
        self, x: float, y: float, width: float, height: float, text: str, *, bold: bool = False
    ) -> None:
        """The same in the middle of its room."""
        self.text(x, y, width, height, text, bold=bold, align=Qt.AlignmentFlag.AlignHCenter)

    def line(self, x: float, y: float, width: float) -> None:
        """A hairline."""
        self._painter.fillRect(self._rect(x, y, width, 0.2), Qt.GlobalColor.gray)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """A thin frame, to cut along."""
        self._painter.setPen(Qt.GlobalColor.gray)
        self._painter.drawRect(self._rect(x, y, width, height))
        self._painter.setPen(Qt.GlobalColor.black)

    def code(self, x: float, y: float, side: float, text: str) -> None:
        """A QR code with its quiet zone in a square."""
        import segno

        rows = segno.make(text, error="q", micro=False).matrix
        step = side / (len(rows) + 2 * _QUIET)
        for down, row in enumerate(rows, _QUIET):
            for across, dark in enumerate(row, _QUIET):
                if dark:
                    place = self._rect(x + across * step, y + down * step, step * 1.02, step * 1.02)
                    self._painter.fillRect(place, Qt.GlobalColor.black)


def sign_in(device: QPagedPaintDevice, one: Occurrence, people: Sequence[MemberRow]) -> None:
    """The list to sign: number, name, and room to sign, with lines for others at the end."""
    paper = Paper(device)
    lines = [(row.number, privacy.name(row.name or row.nickname)) for row in people]
    lines += [("", "")] * BLANKS
    each = int((_HEIGHT - 2 * _MARGIN - _HEAD) / _LINE)
    for first in range(0, len(lines), each):
        if first:
            paper.page()
        _head(paper, one)
        for place, (number, name) in enumerate(lines[first : first + each]):
            y = _MARGIN + _HEAD + place * _LINE
            paper.text(_MARGIN, y, 12, _LINE, str(first + place + 1))
            paper.text(_MARGIN + 14, y, 30, _LINE, number)
            paper.text(_MARGIN + 46, y, 60, _LINE, name, bold=True)
            paper.line(_MARGIN, y + _LINE, _WIDTH - 2 * _MARGIN)
    paper.end()


def _head(paper: Paper, one: Occurrence) -> None:
    width = _WIDTH - 2 * _MARGIN
    name = translate("Paper", "签到表：{title}").format(title=title(one))
    when = f"{dated(one.start.date())} {clock(one.start)}"
    facts = translate("Paper", "，").join(part for part in (when, one.where) if part)
    paper.text(_MARGIN, _MARGIN, width, 12, name, bold=True)
    paper.text(_MARGIN, _MARGIN + 12, width, 8, facts)
    paper.line(_MARGIN, _MARGIN + _HEAD, width)


def badges(device: QPagedPaintDevice, one: Occurrence, people: Sequence[MemberRow]) -> None:
    """Badges with name, number and code, ten a page."""
    paper = Paper(device)
    left = (_WIDTH - _ACROSS * _BADGE_WIDTH) / 2
    top = (_HEIGHT - _DOWN * _BADGE_HEIGHT) / 2
    for place, row in enumerate(people):
        if place and place % (_ACROSS * _DOWN) == 0:
            paper.page()
        down, across = divmod(place % (_ACROSS * _DOWN), _ACROSS)
        x, y = left + across * _BADGE_WIDTH, top + down * _BADGE_HEIGHT
        paper.box(x, y, _BADGE_WIDTH, _BADGE_HEIGHT)
        words = _BADGE_WIDTH - 46
        paper.text(x + 6, y + 12, words, 18, privacy.name(row.name or row.nickname), bold=True)
        paper.text(x + 6, y + 31, words, 8, row.number)
        paper.text(x + 6, y + 40, words, 7, title(one))
        paper.code(x + _BADGE_WIDTH - 38, y + 11, 32, member_code(row.id))
    paper.end()
