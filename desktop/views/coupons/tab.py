"""The tab of coupons: who has which, their ladders, priority codes, and benefits."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.store import coupons, usedtwice
from desktop.store.community import Reads
from desktop.views.coupons.benefits import BenefitsPane
from desktop.views.coupons.codes import CodesPane
from desktop.views.coupons.held import HeldPane
from desktop.views.coupons.ladders import LaddersPane
from desktop.views.parts.layout import row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell, Shot

Pane = HeldPane | LaddersPane | CodesPane | BenefitsPane


class CouponsTab(QWidget):
    """`counted` says how many were used twice; `show_target(pane=…)` opens one of its lists."""

    counted = Signal(str)
    CONCERNS = frozenset(
        {
            "coupon_kind", "coupon_ladder", "coupon_step", "coupon", "coupon_use",
            "priority_code", "code_use", "benefit", "benefit_recipient", "delivery",
            "member", "alias",
        }
    )  # fmt: skip

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._reads = reads
        which = [
            ("held", self.tr("券")),
            ("ladders", self.tr("券阶梯")),
            ("codes", self.tr("F码")),
            ("benefits", self.tr("福利")),
        ]
        self.which = Segmented(self.tr("看什么"), which)
        self.which.chosen.connect(self._open)
        given = (reads, dispatcher, shell)
        self._made: dict[str, Pane] = {}
        self._make: dict[str, Callable[[], Pane]] = {
            "held": lambda: HeldPane(*given),
            "ladders": lambda: LaddersPane(*given),
            "codes": lambda: CodesPane(*given),
            "benefits": lambda: BenefitsPane(*given),
        }
        self._stack = QStackedWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row(self.which, None, margins=(24, 10, 16, 6)))
        whole.addWidget(self._stack, 1)
        self._open("held")

    def pane(self, key: str) -> Pane:
        """One of the lists, made when first wanted."""
        if key not in self._made:
            self._made[key] = made = self._make[key]()
            self._stack.addWidget(made)
            made.read()
        return self._made[key]

    def _open(self, key: str) -> None:
        self._stack.setCurrentWidget(self.pane(key))

    def read(self) -> None:
        """Read every list that was opened anew."""
        for made in self._made.values():
            made.read()
        twice = usedtwice.count(self._reads)
        self.counted.emit(str(twice) if twice else "")

    def first_focus(self) -> QWidget:
        """The list at hand."""
        return self.pane(self.which.choice()).table

    def show_target(self, pane: str = "", *, twice: bool = False, which: str = "") -> None:
        """Open one of the lists, narrowed to what was used twice if so, or to `which` coupons."""
        if not pane:
            pane = "codes" if twice and not coupons.twice(self._reads) else "held"
        self.which.choose(pane)
        self._open(pane)
        made = self.pane(pane)
        if twice and isinstance(made, HeldPane | CodesPane):
            made.which.choose("twice")
            made.read()
        if which and isinstance(made, HeldPane):
            made.which.choose(which)
            made.read()

    def shots(self) -> list[Shot]:
        """The other lists, and the form of using a coupon."""
        held = self.pane("held")
        assert isinstance(held, HeldPane)
        return [
            Shot("coupons-ladders", lambda: self.show_target("ladders")),
            Shot("coupons-codes", lambda: self.show_target("codes")),
            Shot("coupons-benefits", lambda: self.show_target("benefits")),
            Shot("coupons-use", held.using),
            Shot("coupons-kind", held.form),
            Shot("coupons-ladder", self._shoot_ladder),
        ]

    def _shoot_ladder(self) -> QWidget:
        pane = self.pane("ladders")
        assert isinstance(pane, LaddersPane)
        return pane.form(pane.chosen())
