"""Screen-share privacy: while it is on, names, phones and amounts are masked wherever shown.

Every model, label and tooltip passes personal text through `name`, `phone` or `amount`; a page
re-reads on `changed`. Nothing unmasks by hovering.
"""

from typing import Literal

from PySide6.QtCore import QObject, Signal, SignalInstance

Secret = Literal["", "name", "phone", "amount", "text"]
_HIDDEN = "***"


class _State(QObject):
    changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.on = False


_state = _State()


def on() -> bool:
    """True while privacy mode is on."""
    return _state.on


def switch(wanted: bool) -> None:
    """Turn privacy mode on or off; every page hears it."""
    if wanted != _state.on:
        _state.on = wanted
        _state.changed.emit(wanted)


def changed() -> SignalInstance:
    """Emitted with the new state after a switch."""
    return _state.changed


def name(text: str) -> str:
    """A person's name: only its first character stays."""
    return text[:1] + "＊＊" if _state.on and text else text


def phone(text: str) -> str:
    """A phone, mail address or account: nothing stays."""
    return f"{_HIDDEN} {_HIDDEN}" if _state.on and text else text


def amount(text: str) -> str:
    """Points or money: nothing stays."""
    return _HIDDEN if _state.on and text else text


def mask(secret: Secret, text: str) -> str:
    """The text as it may be shown now, by what kind of secret it is; "" is no secret."""
    if not _state.on or not secret:
        return text
    return {"name": name, "phone": phone, "amount": amount, "text": amount}[secret](text)
