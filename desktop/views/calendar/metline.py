"""What a session would meet as a form has it: looked at a moment after anything was changed."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.models.calendar import Occurrence
from desktop.store.community import Reads
from desktop.views.calendar.days import read_soon
from desktop.views.calendar.meeting import met_by_form
from desktop.views.parts.aside import Aside
from desktop.views.parts.text import label

# How long after a change it is looked at (ms), and how far.
_PAUSE, _SEEN = 250, timedelta(days=70)


class MetLine:
    """The line of a form that says so; it hinders nothing."""

    def __init__(self, form: QWidget, reads: Reads, one: Occurrence | None) -> None:
        self._form, self._reads, self._one = form, reads, one
        self.label = label("", 12, "warn", wrap=True)
        self.label.hide()
        self._aside, self._looking = Aside(form, reads), QTimer(form)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_PAUSE)

    def watch(self, signals: Iterable[SignalInstance], look: Callable[[], None]) -> None:
        """Look once now and after every change, while the form is seen."""
        self._looking.timeout.connect(lambda: look() if self._form.isVisible() else None)
        for signal in signals:
            signal.connect(lambda *_: self._looking.start())
        self._looking.start()

    def look(self, fields: dict[str, object], day: date) -> None:
        """Say what a session with these fields would meet from this day on."""
        one = self._one
        read_soon(
            self._aside,
            self._reads,
            (day, day + _SEEN),
            lambda reads: met_by_form(reads, fields, one),
            self.show,
        )

    def show(self, found: list[str]) -> None:
        """Show these sentences, the line only where there are any."""
        self.label.setText("\n".join(found))
        self.label.setVisible(bool(found))
