"""A form of what is there already goes on with it: what others change while it is open."""

from collections.abc import Callable, Collection
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.views.parts import elsewhere, privacy
from desktop.views.parts.choice import choose
from desktop.views.parts.dialog import Dialog


@runtime_checkable
class _Picks(Protocol):
    """A field in which somebody is chosen."""

    def member(self) -> bytes | None: ...

    def show_member(self, member: bytes) -> None: ...

    def clear(self) -> None: ...


@runtime_checkable
class _Several(Protocol):
    """A field that is made of several: it says what stands in it, and takes what another shows."""

    def stated(self) -> Any: ...

    def take(self, like: Any) -> None: ...


Form = TypeVar("Form", bound=Dialog)
Record = TypeVar("Record")


def followed(
    dispatcher: Dispatcher,
    tables: Collection[str],
    make: Callable[[Record], Form],
    now: Callable[[], Record],
) -> Form:
    """The form that `make` fills from the record, which `now` reads (and read again later).

    A field that nobody typed in takes what others wrote, so that saving takes nothing of theirs
    back; what was typed stays. Either is said beside the field.
    """
    form = make(now())
    _Following(form, dispatcher, frozenset(tables), lambda: make(now()))
    return form


class _Following(QObject):
    """What stood in the fields when they were filled, as long as the form is open."""

    def __init__(
        self,
        form: Dialog,
        dispatcher: Dispatcher,
        tables: frozenset[str],
        again: Callable[[], Dialog],
    ) -> None:
        super().__init__(form)
        self._form, self._tables, self._again = form, tables, again
        self._known = [_value(field) for field in form.labelled]
        self._dispatcher = dispatcher
        dispatcher.changed.connect(self._heard)
        # A form that was closed may be there for a while, with nothing of it left in Python.
        form.finished.connect(self._end)

    def _end(self) -> None:
        self._dispatcher.changed.disconnect(self._heard)

    def _heard(self, changes: Changes) -> None:
        form = self._form
        saving = not form.accept_button.isEnabled() or form.result() == form.DialogCode.Accepted
        if saving or not changes.tables & self._tables:
            return
        try:
            fresh = self._again()
        except Problem:
            said = QCoreApplication.translate("Elsewhere", "这一项已在别处删除，存不进去了")
            form.show_problem(said)
            return
        for at, (field, like) in enumerate(zip(form.labelled, fresh.labelled, strict=True)):
            self._take(at, field, like)
        fresh.deleteLater()

    def _take(self, at: int, field: QWidget, like: QWidget) -> None:
        """A field beside the same one as it would be filled now."""
        known, now = self._known[at], _value(like)
        if now == known:
            return
        if _value(field) == known:
            _put(field, like)
        self._known[at] = now
        elsewhere.mark(field, "" if privacy.on() else _text(like))


def _value(field: QWidget) -> Any:
    """What stands in a field: of a choice what it means, else what Qt says a person sets in it."""
    if isinstance(field, QComboBox) and not field.isEditable():
        return field.currentData()
    if isinstance(field, _Picks) and field.member():
        return field.member()
    if isinstance(field, _Several):
        return field.stated()
    name = _property(field)
    return field.property(name) if name else None


def _property(field: QWidget) -> str:
    """What Qt says a person sets in a field, "" for one that is made of several."""
    return str(field.metaObject().userProperty().name() or "")


def _put(field: QWidget, like: QWidget) -> None:
    if isinstance(field, QComboBox) and isinstance(like, QComboBox):
        if field.isEditable():
            field.setCurrentText(like.currentText())
        elif not choose(field, like.currentData()):
            field.addItem(like.currentText(), like.currentData())
            field.setCurrentIndex(field.count() - 1)
        return
    if isinstance(field, _Picks) and isinstance(like, _Picks):
        field.clear()
        if chosen := like.member():
            field.show_member(chosen)
        return
    if isinstance(field, _Several):
        field.take(like)
        return
    name = _property(field)
    field.setProperty(name, like.property(name))


def _text(like: QWidget) -> str:
    """What a fresh field shows, "" for one that shows nothing in words."""
    if isinstance(like, QComboBox):
        return like.currentText()
    for name in ("text", "plainText"):
        said = like.property(name)
        if isinstance(said, str):
            return said
    return ""
