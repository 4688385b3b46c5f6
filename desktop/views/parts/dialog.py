"""The skeleton of a dialog: title, what it does in a sentence, the form, and the buttons."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLayout,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.views.parts.button import Button
from desktop.views.parts.layout import Scroll, laid_out, row, scroll
from desktop.views.parts.screens import screen_of
from desktop.views.parts.text import label, retone
from desktop.views.theme.palette import wide


class Dialog(QDialog):
    """Fill `body`; the buttons stand in the platform's order; a problem shows above them.

    `accept_text` names the outcome ("写入 159 人"), not OK. Override `accept` for checks: show a
    problem with `show_problem` and return without closing. `danger` makes the accept button red.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        accept_text: str,
        *,
        hint: str = "",
        width: int = 440,
        danger: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(wide(width))
        self._shown = False
        self._fields: list[QWidget] = []
        self._bad: QWidget | None = None
        self._at: QWidget | None = None
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self._problem = label("", 13, "err", wrap=True)
        self._problem.hide()
        self.buttons = QDialogButtonBox()
        self.accept_button = Button(accept_text, "danger" if danger else "primary")
        self.accept_button.setAccessibleName(accept_text)
        self.accept_button.setDefault(True)
        self.cancel_button = Button(self.tr("取消"), "plain")
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("F1"), self).activated.connect(self._show_manual)
        self._scrolled: Scroll | None = None
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(label(title, 16, bold=True))
        if hint:
            whole.addWidget(label(hint, 13, "text2", wrap=True))
        whole.addLayout(self.body, 1)
        whole.addWidget(self._problem)
        whole.addWidget(self.buttons)

    def _show_manual(self) -> None:
        """F1: the window's own key is out of reach while the dialog is open."""
        from desktop.views.manual import opening

        opening.show_from(self)

    def add_field(self, what: str, field: QWidget, hint: str = "") -> QWidget:
        """Append a labelled field; the label is its buddy and its accessible name."""
        part = self._labelled(what, field)
        if hint:
            part.addWidget(label(hint, 12, "text3", wrap=True))
        self.body.addLayout(part)
        return field

    def add_row(self, *fields: tuple[str, QWidget]) -> None:
        """Append labelled fields side by side."""
        line = row(gap=12)
        for what, field in fields:
            line.addLayout(self._labelled(what, field), 1)
        self.body.addLayout(line)

    @property
    def labelled(self) -> tuple[QWidget, ...]:
        """The fields in the order in which they were added."""
        return tuple(self._fields)

    def _labelled(self, what: str, field: QWidget) -> QVBoxLayout:
        name = label(what, 12, "text2")
        name.setBuddy(field)
        # What a window higher than its form has to spare goes elsewhere, not above the text.
        name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        field.setAccessibleName(what)
        if isinstance(field, QPlainTextEdit):
            # A tab is of no use in a few lines of text; the next field is.
            field.setTabChangesFocus(True)
        self._fields.append(field)
        self._forgive(field)
        part = QVBoxLayout()
        part.setSpacing(4)
        part.addWidget(name)
        part.addWidget(field)
        return part

    def showEvent(self, event: QShowEvent) -> None:
        """Be tall enough for sentences that break into lines; begin at the first field."""
        super().showEvent(event)
        self._order_tabs()
        if not self._shown:
            self._shown = True
            self._settle_size()
        self._grow()

    def _order_tabs(self) -> None:
        """Tab goes down through the form and ends at the buttons.

        Whatever is left out of the order Qt puts behind the buttons, in a round of its own.
        """
        stops = [*_stops(self.body), self.accept_button, self.cancel_button]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)
        if self._fields and self.focusWidget() in (None, self.accept_button, self.cancel_button):
            self._fields[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle_size(self) -> None:
        """As high as its contents: Qt's own first height takes wrapped sentences for narrow ones.

        Without a window behind it Qt would begin with 640 × 480, whatever is inside.
        """
        layout = self.layout()
        if layout is None or self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return
        wide_enough = max(self.minimumWidth(), layout.minimumSize().width())
        width = max(self.width(), wide_enough) if self.parentWidget() is not None else wide_enough
        self.resize(width, layout.totalHeightForWidth(width))

    def _grow(self) -> None:
        """Qt's own first size counts wrapped labels as one line, which squeezes the fields."""
        layout = self.layout()
        if layout is None:
            return
        # Only lines that break have a height for a width.
        height = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
        room = self._room()
        if height > room and self._scrolled is None:
            self._scroll_body()
        if self._scrolled is not None:
            height = room
        self.resize(self.width(), min(max(self.height(), height), room))

    def _room(self) -> int:
        """How high a dialog may be, so that its buttons stay in sight."""
        frame = self.frameGeometry().height() - self.height()
        return screen_of(self).availableGeometry().height() - max(frame, 0)

    def _scroll_body(self) -> None:
        """What a screen cannot hold is scrolled; the title and the buttons stay."""
        whole, focused = self._whole, self.focusWidget()
        at = whole.indexOf(self.body)
        whole.takeAt(at)
        # As wide as before, but for the bar.
        self.body.setContentsMargins(0, 0, 10, 0)
        inside = QWidget()
        inside.setLayout(self.body)
        self._scrolled = scroll(inside)
        whole.insertWidget(at, self._scrolled, 1)
        # Only what is shown is laid out, and only then may the dialog be lower than it.
        self._scrolled.show()
        whole.activate()
        self._scrolled.fit()
        if focused is not None:
            focused.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forgive(self, field: QWidget) -> None:
        """Once something is put right, what was wrong is said no more."""
        for name in ("textChanged", "dateChanged", "valueChanged", "currentIndexChanged"):
            told = getattr(field, name, None)
            if told is not None:
                told.connect(self._corrected)

    def _corrected(self) -> None:
        if not self._problem.isHidden():
            self.show_problem("")

    def begin_work(self) -> None:
        """Not to be accepted twice while it is being done."""
        # A button that is switched off hands the keyboard on, to the one that throws all away.
        self._at = self.focusWidget()
        self.accept_button.setEnabled(False)

    def end_work(self) -> None:
        """It was refused: one goes on where one was."""
        self.accept_button.setEnabled(True)
        if self._at is not None:
            self._at.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, sentence: str, field: QWidget | None = None) -> None:
        """Show what is wrong above the buttons and go to the field that is meant."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self._grow()
        if self._bad is not None:
            retone(self._bad, bad=False)
        self._bad = field
        if field is not None:
            retone(field, bad=True)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._scrolled is not None:
                self._scrolled.ensureWidgetVisible(field)


def _stops(layout: QLayout | None) -> Iterator[QWidget]:
    """What the keyboard stops at, in the order in which it is laid out."""
    if layout is None:
        return
    for one in laid_out(layout):
        if isinstance(one, QLayout):
            yield from _stops(one)
        elif isinstance(one, QScrollArea):
            inside: QWidget | None = one.widget()
            yield from _stops(inside.layout() if inside is not None else None)
        elif one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield one
        else:
            yield from _stops(one.layout())


def ask(parent: QWidget, title: str, hint: str, accept_text: str, *, danger: bool = False) -> bool:
    """Ask before something that undo cannot bring back; True when the operator agreed."""
    dialog = Dialog(parent, title, accept_text, hint=hint, width=400, danger=danger)
    if danger:
        dialog.cancel_button.setDefault(True)
        dialog.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog.exec() == QDialog.DialogCode.Accepted
