"""A member's memberships: how he stands with each plan, his terms, and his stored value."""

from datetime import timedelta

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.counting import filled, money
from desktop.models.plan import STANDING_WORDS, Plan, Terms
from desktop.store import plans, wallets
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.act import said
from desktop.views.parts.layout import row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.plans.words import days

_TONES = {"in_force": "ok", "coming": "info", "grace": "warn", "lapsed": "grey", "none": "grey"}
# Of more terms the screen of memberships tells.
_SHOWN = 6


class MemberPlans(QWidget):
    """A plan's name with how he stands, below it what it brings and his terms, the newest first."""

    def __init__(self, reads: Reads, member: bytes) -> None:
        super().__init__()
        self._today = reads.today()
        self.found = plans.of_member(reads, member)
        self.stored = wallets.balance(reads, member, wallet="stored")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        for plan, held in self.found:
            self._plan(plan, held)
        if self.stored:
            shown = privacy.amount(money(self.stored))
            self._lines.addLayout(
                row(label(self.tr("储值"), 13), None, label(shown, 13, bold=True))
            )

    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.found or self.stored)

    def _plan(self, plan: Plan, held: Terms) -> None:
        standing = held.standing(self._today, plan.grace)
        tag = Tag(said(STANDING_WORDS, standing), _TONES[standing])
        head = row(Elided(plan.name, 13), tag)
        head.setStretch(0, 1)
        self._lines.addLayout(head)
        # What it brings ends with its last day, whatever days of grace there are to renew it.
        if plan.benefits and standing == "in_force":
            self._lines.addWidget(label("\n".join(plan.benefits), 12, "text2", wrap=True))
        gaps = {first: last for first, last in held.gaps()}
        for term in reversed(held.terms[-_SHOWN:]):
            gap = term.last + timedelta(1)
            if gap in gaps:
                told = self.tr("中断 {n} 天")
                self._line(filled(told, n=(gaps[gap] - gap).days + 1), "", "text3")
            owing = self.tr("还差 {money}").format(money=privacy.amount(money(term.open)))
            off = f"−{term.discount}%" if term.discount else ""
            self._line(
                days(term.first.isoformat(), term.last.isoformat()),
                owing if term.open else off,
                "text2",
            )
        if held.twice:
            self._line(filled(self.tr("重复交费 {n} 笔"), n=len(held.twice)), "", "warn")

    def _line(self, text: str, figure: str, tone: str) -> None:
        self._lines.addLayout(row(label(text, 12, tone), None, label(figure, 12, tone)))
