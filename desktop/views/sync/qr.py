"""A code as a QR picture, black on white in every theme so that a phone reads it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.views.theme.palette import size

# The quiet zone around a code, in modules, as its standard asks for.
_QUIET = 4


class QrPicture(QWidget):
    """The QR code of a text, with its quiet zone."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        # Nobody waits for it but who is shown a code.
        import segno

        self._rows = [bytes(line) for line in segno.make(text, micro=False).matrix]
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square of 208 at 100 %."""
        return QSize(size(208), size(208))

    def modules(self) -> list[bytes]:
        """The code's rows, a byte for each module."""
        return self._rows

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the modules."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        step = self.width() / (len(self._rows) + 2 * _QUIET)
        for y, line in enumerate(self._rows, _QUIET):
            for x, dark in enumerate(line, _QUIET):
                if dark:
                    # A hair more than the module, or the seams between them show.
                    place = QRectF(x * step, y * step, step + 0.5, step + 0.5)
                    painter.fillRect(place, Qt.GlobalColor.black)
        painter.end()
