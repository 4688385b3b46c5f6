"""Fields for so much of a wallet, which wallet, and a day that need not be given."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDoubleSpinBox

from desktop.models.award import POINTS, WALLETS, Wallet
from desktop.models.statement_words import wallet_word
from desktop.views.parts.field import inset
from desktop.views.parts.text import begun
from desktop.views.plans.words import day_field, day_of
from desktop.views.theme.palette import look

_MOST = 1_000_000


class AmountField(QDoubleSpinBox):
    """Points, contribution, or stored value in yuan; `signed` lets it go below zero."""

    def __init__(self, *, signed: bool = False) -> None:
        super().__init__()
        inset(self)
        self._wallet: Wallet = POINTS
        self.setDecimals(0)
        self.setRange(-_MOST if signed else 0, _MOST)
        self.setValue(10)

    def show_wallet(self, wallet: Wallet) -> None:
        """Take yuan with their cents, or whole points."""
        self._wallet = wallet
        self.setDecimals(2 if wallet == "stored" else 0)

    def amount(self) -> int:
        """What stands in it: points, or fen of stored value."""
        return round(self.value() * (100 if self._wallet == "stored" else 1))


class WalletBox(QComboBox):
    """Which wallet; `currentData()` is its key. An amount beside it follows it."""

    def __init__(self, beside: AmountField | None = None) -> None:
        super().__init__()
        for one in WALLETS:
            self.addItem(begun(wallet_word(one, look().language)), one)
        if beside is not None:
            self.currentIndexChanged.connect(lambda _at: beside.show_wallet(self.currentData()))


class EndDay:
    """A tick and the day it goes with; "" as long as it is not ticked."""

    def __init__(self, text: str, today: date) -> None:
        self.bounded = QCheckBox(text)
        self.day: QDateEdit = day_field(today)
        self.day.setMinimumDate(QDate(today.year, today.month, today.day))
        self.day.setEnabled(False)
        self.bounded.toggled.connect(self.day.setEnabled)

    def text(self) -> str:
        """The last day as YYYY-MM-DD, or ""."""
        return day_of(self.day).isoformat() if self.bounded.isChecked() else ""
