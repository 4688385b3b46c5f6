"""The empty state: an icon, one sentence, one button, one link; never a bare table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.parts.button import Button, button
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label


def suggested(made: Button) -> Button:
    """What a page's head offers, once more, where an empty list suggests it."""
    again = button(made.accessibleName(), "soft", made.picture, slot=made.click)
    again.setEnabled(made.isEnabled())
    return again


class EmptyState(QWidget):
    """What would stand here and the one thing to do first.

    Use it for "no data"; for "no match" pass the active filter's reset as `act` instead.
    """

    def __init__(
        self,
        picture: str,
        sentence: str,
        act: Button | None = None,
        link: Button | None = None,
        hint: str = "",
    ) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 8, 24, 8)
        layout.setSpacing(12)
        layout.addStretch(2)
        mark = Mark(picture, "accentText", 48, ground="accentSoft", shape="circle")
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignCenter)
        line = label(sentence, 14)
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setWordWrap(True)
        layout.addWidget(line)
        if hint:
            more = label(hint, 13, "text2", wrap=True)
            more.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(more)
        for made in (act, link):
            if made is not None:
                layout.addWidget(made, 0, Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(3)
        self.setAccessibleName(sentence)
