"""The ledger: every entry, narrowed by member, rule and kind, and why each is there."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.models.award import POINTS, WALLETS, EntryKind, EntryQuery, EntryRow
from desktop.models.award_words import entry_title
from desktop.models.statement_words import amount, wallet_word
from desktop.store import entries, rulebook
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.choice import choose
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import short_moment
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.grid import Table
from desktop.views.parts.layout import hline, row
from desktop.views.parts.segment import Folding
from desktop.views.parts.table import Column
from desktop.views.parts.tags import paint_tag, tag_width
from desktop.views.parts.text import begun, label
from desktop.views.rewards import words
from desktop.views.rewards.far import FarModel
from desktop.views.rewards.people_cell import paint_member
from desktop.views.rewards.why import WhyPanel
from desktop.views.theme.palette import color, font, look, wide

_GROUPS: dict[str, tuple[EntryKind, ...]] = {
    "all": (),
    "award": ("award", "clip"),
    "manual": ("manual",),
    "opening": ("opening",),
    "reverse": ("reverse", "correct"),
    "expire": ("expire",),
    "spend": ("spend",),
}


class LedgerTab(QWidget):
    """`counted(n, points)` of the whole ledger when it was read; `…_wanted` where to go."""

    counted = Signal(int, int)
    rule_wanted = Signal(object)
    member_wanted = Signal(object)
    reverse_wanted = Signal(object)
    more_wanted = Signal(object)

    def __init__(self, reads: Reads, first: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reads = reads
        self._year = str(reads.today().year)
        self._query = EntryQuery()
        self._totals = entries.totals(reads, self._query)
        self._model = FarModel(
            self,
            reads,
            self._columns(),
            lambda: self._totals[0],
            lambda reads, offset, limit: entries.page(reads, self._query, offset, limit),
        )
        self.table = Table(self._model, "ledger", self.tr("积分流水"))
        self.why = WhyPanel()
        self.table.current_changed.connect(self._explain)
        self.why.rule_wanted.connect(self.rule_wanted.emit)
        self.why.member_wanted.connect(self.member_wanted.emit)
        self.why.reverse_wanted.connect(self.reverse_wanted.emit)
        self.table.opened.connect(lambda entry: self.member_wanted.emit(entry.member))
        self._build(first)

    # -- looks ---------------------------------------------------------------------------------

    def _columns(self) -> list[Column]:
        return [
            Column("local", self.tr("时间"), 104, self._time, tone="text2", least=92),
            Column(
                "member",
                self.tr("成员"),
                132,
                lambda row: row.member_name,
                secret="name",
                least=92,
                paint=_paint_member,
            ),
            Column(
                "about", self.tr("事由"), 130, self._about, stretch=True, paint=self._paint_about
            ),
            Column(
                "points",
                self.tr("积分"),
                72,
                lambda row: amount(row.points, row.wallet, signed=True),
                secret="amount",
                right=True,
                least=60,
                paint=_paint_points,
            ),
        ]

    def _time(self, entry: EntryRow) -> str:
        if entry.local[:4] != self._year:
            return entry.local[:10]
        return short_moment(datetime.fromisoformat(entry.local))

    def _about(self, entry: EntryRow) -> str:
        return f"{entry_title(entry, look().language)} {self._state(entry)}".strip()

    def _state(self, entry: EntryRow) -> str:
        if entry.reversed_by is not None:
            return self.tr("已冲正")
        return "" if entry.kind == "award" else words.entry_kind(entry.kind)

    def _paint_about(self, painter: QPainter, rect: QRect, entry: EntryRow, chosen: bool) -> None:
        state = self._state(entry)
        name = entry_title(entry, look().language)
        room = rect.adjusted(0, 0, -(tag_width(state) + 8) if state else 0, 0)
        painter.setFont(font(13))
        painter.setPen(color("text"))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if state:
            x = rect.x() + (painter.fontMetrics().horizontalAdvance(shown) + 8 if shown else 0)
            tone = "grey" if entry.kind == "award" else "warn" if "re" in entry.kind else "info"
            paint_tag(painter, QRect(x, rect.y(), rect.right() - x, rect.height()), state, tone)

    def _build(self, first: Button) -> None:
        self.kind = Folding(
            self.tr("哪些"),
            [
                ("all", self.tr("全部")),
                ("award", self.tr("规则")),
                ("manual", self.tr("手工")),
                ("opening", self.tr("导入")),
                ("reverse", self.tr("冲正")),
                ("expire", self.tr("到期")),
                ("spend", self.tr("使用")),
            ],
        )
        self.kind.chosen.connect(self._narrow_kind)
        self.rule = QComboBox()
        self.rule.setAccessibleName(self.tr("哪条规则"))
        self.rule.setMinimumWidth(wide(120))
        self.rule.activated.connect(lambda: self._narrow_rule())
        self.wallet = QComboBox()
        self.wallet.setAccessibleName(self.tr("哪个钱包"))
        for one in WALLETS:
            self.wallet.addItem(begun(wallet_word(one, look().language)), one)
        self.wallet.activated.connect(lambda: self._narrow_wallet())
        self.member = MemberPicker(self._reads)
        self.member.setAccessibleName(self.tr("哪位成员"))
        self.member.setMinimumWidth(wide(150))
        self.member.picked.connect(self._narrow_member)
        self.forget = icon_button("x", self.tr("不限成员"), slot=self._all_members)
        self.more = button(self.tr("更多"), "plain", "dots-three", slot=self._more)
        self.sum = label("", 12, "text2")
        bar = QWidget()
        flow = Flow(8, bar)
        for part in (
            self.wallet,
            self.kind,
            self.rule,
            self.member,
            self.forget,
            self.more,
            self.sum,
        ):
            flow.addWidget(part)
        nothing = EmptyState(
            "receipt",
            self.tr("还没有积分流水"),
            act=first,
            hint=self.tr("发布规则、补发过去的积分，或者手工发积分，都会记在这里。"),
        )
        no_match = EmptyState(
            "funnel",
            self.tr("没有符合的流水"),
            act=button(self.tr("看全部流水"), slot=self.show_all),
        )
        self._stack = QStackedWidget()
        for made in (self.table, nothing, no_match):
            self._stack.addWidget(made)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addLayout(row(bar, margins=(24, 10, 16, 10)))
        left.addWidget(hline())
        left.addLayout(row(self._stack, margins=(16, 0, 0, 0)), 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(left, 1)
        whole.addWidget(self.why)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the list again; the entry at hand stays at hand."""
        at_hand = self.table.current_row()
        self._fill_rules()
        self._totals = entries.totals(self._reads, self._query)
        self._model.reload()
        count, points = self._totals
        empty = 1 if self._query == EntryQuery() else 2
        self._stack.setCurrentIndex(0 if count else empty)
        self.forget.setVisible(self._query.member is not None)
        wallet = self._query.wallet or POINTS
        # Qt counts nothing below zero.
        plain = wallet or points < 0
        said = amount(points, wallet) if plain else counted().points(points)
        shown = privacy.amount(said)
        self.sum.setText(
            self.tr("{entries}，合计 {points}").format(
                entries=counted().entries(count), points=shown
            )
            if count
            else ""
        )
        everything = entries.totals(self._reads, EntryQuery())
        self.counted.emit(*everything)
        self._explain(entries.find(self._reads, at_hand.id) if at_hand else None)

    def _fill_rules(self) -> None:
        self.rule.blockSignals(True)
        self.rule.clear()
        self.rule.addItem(self.tr("全部规则"), None)
        for one in rulebook.listed(self._reads):
            if one.published:
                self.rule.addItem(one.name, one.id)
        choose(self.rule, self._query.rule)
        self.rule.blockSignals(False)

    def _explain(self, entry: EntryRow | None) -> None:
        if entry is None:
            self.why.show_nothing()
            return
        may = self._reads.actor.allows("points.award") and not self._reads.actor.preview
        self.why.show_entry(entries.explain(self._reads, entry.id), self._reads, may)

    def show_all(self) -> None:
        """Narrow by nothing."""
        self.wallet.setCurrentIndex(0)
        self.kind.choose("all")
        self.member.clear()
        self._take(EntryQuery())

    def show_only(self, *, member: bytes | None = None, rule: bytes | None = None) -> None:
        """Narrow to a member or a rule, from elsewhere."""
        self.kind.choose("all")
        if member is not None:
            self.member.show_member(member)
        self._take_rule(EntryQuery(member=member), rule)

    def _take(self, query: EntryQuery) -> None:
        self._query = query
        self.read()

    def _narrow_kind(self, key: str) -> None:
        self._take(replace(self._query, kinds=_GROUPS[key]))

    def _narrow_wallet(self) -> None:
        self._take(replace(self._query, wallet=self.wallet.currentData()))

    def _narrow_rule(self) -> None:
        self._take_rule(self._query, self.rule.currentData())

    def _take_rule(self, query: EntryQuery, rule: bytes | None) -> None:
        """What a rule gave is looked for in the wallet that it gives into."""
        wallet = rulebook.load(self._reads, rule).newest.wallet if rule else query.wallet
        choose(self.wallet, wallet)
        self._take(replace(query, rule=rule, wallet=wallet))

    def _narrow_member(self, member: bytes) -> None:
        self._take(replace(self._query, member=member))

    def _more(self) -> None:
        self.more_wanted.emit(self._query.member)

    def _all_members(self) -> None:
        self.member.clear()
        self._take(replace(self._query, member=None))


def _paint_member(painter: QPainter, rect: QRect, entry: EntryRow, chosen: bool) -> None:
    paint_member(painter, rect, entry.member, entry.member_name)


def _paint_points(painter: QPainter, rect: QRect, entry: EntryRow, chosen: bool) -> None:
    figure = amount(entry.points, entry.wallet, signed=True)
    painter.setFont(font(13, bold=True))
    painter.setPen(color("text" if entry.points > 0 else "text2"))
    right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(rect, right, privacy.amount(figure))
