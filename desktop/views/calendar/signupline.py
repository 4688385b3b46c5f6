"""The line of the calendar's panel that says how many registered for the occurrence at hand."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.calendar import Occurrence
from desktop.store import registrations
from desktop.store.community import Reads
from desktop.views.calendar.may import May
from desktop.views.calendar.signupwords import counted
from desktop.views.calendar.words import BARS
from desktop.views.parts.button import button
from desktop.views.parts.layout import row
from desktop.views.parts.text import label

translate = QCoreApplication.translate


def signup_line(
    reads: Reads, one: Occurrence, may: May, show: Callable[[], object]
) -> QWidget | None:
    """Counts and a button to the list; the button alone where registrations can be opened.

    None where there is neither.
    """
    taken = registrations.taken(reads, one)
    if one.kind not in BARS or not (taken or may.write):
        return None
    held = QWidget()
    lines = QVBoxLayout(held)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(6)
    if taken:
        said = counted(registrations.counts(reads, one))
        lines.addWidget(label(said, 13, bold=True, wrap=True))
    text = translate("Signups", "报名名单") if taken else translate("Signups", "开放报名…")
    if taken and not (may.write or may.attend):
        return held
    lines.addLayout(row(button(text, "plain", "list-checks", slot=show), None))
    return held
