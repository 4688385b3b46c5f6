"""What else is done with balances, in a menu of the ledger: holds, ends, what is open in all."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMenu, QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.parts.button import Button
from desktop.views.parts.shell import Shell, Shot
from desktop.views.rewards.expiring import ExpiryForm, LiabilityDialog
from desktop.views.rewards.holding import HoldForm, HoldsDialog


class BalanceVerbs(QObject):
    """Asks and does; `page` is what the dialogs stand over, `member` whom a form begins with."""

    def __init__(self, page: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(page)
        self._page, self._reads = page, reads
        self._dispatcher, self._shell = dispatcher, shell

    def menu(self, member: bytes | None = None) -> QMenu:
        """The verbs; what the operator may not do is greyed."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actor = self._reads.actor
        gives = actor.anywhere("points.award") and not actor.preview
        for text, run, may in (
            (self.tr("锁定一部分…"), lambda: self.hold(member).exec(), gives),
            (self.tr("锁定了多少，解除…"), lambda: self.holds(member).exec(), gives),
            (self.tr("到期处理…"), lambda: self.expire().exec(), self._over_all()),
            (self.tr("还没用的有多少…"), lambda: self.liability().exec(), self._over_all()),
        ):
            act = menu.addAction(text)
            act.setEnabled(may)
            act.triggered.connect(lambda _checked=False, run=run: run())
        return menu

    def _over_all(self) -> bool:
        return self._reads.actor.allows("points.award") and not self._reads.actor.preview

    def popup(self, opener: Button, member: bytes | None = None) -> None:
        """Show the menu below a button."""
        self.menu(member).popup(opener.mapToGlobal(opener.rect().bottomLeft()))

    def hold(self, member: bytes | None = None) -> HoldForm:
        """The form that holds a part of a balance."""
        return HoldForm(self._page, self._reads, self._dispatcher, self._shell, member)

    def holds(self, member: bytes | None = None) -> HoldsDialog:
        """What is held, to be let go."""
        return HoldsDialog(self._page, self._reads, self._dispatcher, self._shell, member)

    def expire(self) -> ExpiryForm:
        """What ended unused, to be taken."""
        return ExpiryForm(self._page, self._reads, self._dispatcher, self._shell)

    def liability(self) -> LiabilityDialog:
        """What is open in all."""
        return LiabilityDialog(self._page, self._reads, self._dispatcher, self._shell)

    def shots(self) -> list[Shot]:
        """Pictures of the dialogs."""
        return [
            Shot("hold", self.hold),
            Shot("holds", self.holds),
            Shot("expire", self.expire),
            Shot("liability", self.liability),
        ]
