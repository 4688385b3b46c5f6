"""The forms of the mall: a gift, pieces of it, and who wants it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from desktop.actions import mall
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.gift import MOST_COST, MOST_PIECES, Gift, GiftFields, Redemption
from desktop.store import devices, gifts, wallets
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm
from desktop.views.parts.choice import choose
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import look


class GiftForm(ActForm):
    """What a gift is called, what it takes, how many one may have; a new one's stock as well."""

    def __init__(
        self, parent: QWidget, dispatcher: Dispatcher, shell: Shell, one: Gift | None = None
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("GiftForm", "修改礼品") if one else translate("GiftForm", "新增礼品")
        super().__init__(parent, shell, title, translate("GiftForm", "保存"))
        self._dispatcher, self._gift = dispatcher, one
        self.name = QLineEdit(one.name if one else "")
        self.name.setPlaceholderText(self.tr("比如：帆布袋"))
        self.cost = _spin(1, MOST_COST, one.cost if one else 300)
        self.each = _spin(0, MOST_PIECES, (one.per_person or 0) if one else 0)
        self.each.setSpecialValueText(self.tr("不限"))
        self.stock = _spin(0, MOST_PIECES, 0)
        self.note = QLineEdit(one.note if one else "")
        self.add_field(self.tr("礼品名称"), self.name)
        self.add_row((self.tr("要多少积分"), self.cost), (self.tr("每人限兑"), self.each))
        if one is None:
            self.add_field(self.tr("现在有几件"), self.stock)
        self.add_field(self.tr("说明（可不填）"), self.note)
        self.begin = self._save

    def _save(self) -> Job:
        said = GiftFields(
            self.name.text(), self.cost.value(), self.each.value() or None, self.note.text()
        )
        gift = self._gift.id if self._gift else None
        return self._dispatcher.do(mall.save, gift, said, self.stock.value())


class PiecesForm(ActForm):
    """How many pieces came or were lost, or how many this computer keeps."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        one: Gift,
        *,
        keeps: bool,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("PiecesForm", "进货或盘点：{name}")
        hint = translate("PiecesForm", "到货写正数；损坏、丢失写负数。")
        if keeps:
            title = translate("PiecesForm", "给一台电脑留货：{name}")
            hint = translate(
                "PiecesForm", "留下的只有那台电脑能发，没有网络也行。同步确认后生效，多的可以退回。"
            )
        shown = title.format(name=one.name)
        super().__init__(parent, shell, shown, translate("PiecesForm", "保存"), hint)
        self._dispatcher, self._gift, self._keeps = dispatcher, one, keeps
        self.pieces = _spin(1 if keeps else -one.stock, MOST_PIECES, 1)
        self.note = QLineEdit()
        self.device: QComboBox | None = None
        self.add_field(self.tr("几件"), self.pieces)
        if keeps and reads.actor.allows("rule.publish"):
            self.device = _computers(reads, self.tr("{device}（这台）"))
            self.add_field(self.tr("给哪台电脑"), self.device)
        if not keeps:
            self.add_field(self.tr("说明（可不填）"), self.note)
        self.begin = self._save

    def _save(self) -> Job:
        if self._keeps:
            device = self.device.currentData() if self.device else None
            return self._dispatcher.do(mall.keep, self._gift.id, self.pieces.value(), device)
        return self._dispatcher.do(
            mall.restock, self._gift.id, self.pieces.value(), self.note.text()
        )


class LimitForm(ActForm):
    """How many points a computer may take for gifts before the judge has seen any of it."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("LimitForm", "不联网时的限额"), translate("LimitForm", "保存")
        hint = translate("LimitForm", "没有网络时，一台电脑最多兑出这么多积分；同步确认后重新算。")
        super().__init__(parent, shell, title, accept, hint)
        self._reads, self._dispatcher = reads, dispatcher
        self.device = _computers(reads, self.tr("{device}（这台）"))
        self.points = _spin(0, MOST_COST, 0)
        self.add_row((self.tr("哪台电脑"), self.device), (self.tr("最多多少积分"), self.points))
        self.device.currentIndexChanged.connect(lambda _at: self.tell())
        self.begin = self._save
        self.tell()

    def tell(self) -> None:
        """Show what holds for the computer that is chosen."""
        self.points.setValue(gifts.points_limit(self._reads, self.device.currentData()))

    def _save(self) -> Job:
        return self._dispatcher.do(mall.set_limit, self.device.currentData(), self.points.value())


class RedeemForm(ActForm):
    """Who wants which gift, with what he has and what will be left."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        offered: list[Gift],
    ) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("RedeemForm", "兑换礼品"), translate("RedeemForm", "兑换")
        super().__init__(parent, shell, title, accept)
        self._reads, self._dispatcher = reads, dispatcher
        self._offered = {one.id: one for one in offered}
        self.person = MemberPicker(reads)
        self.gift = QComboBox()
        for one in offered:
            told = filled(self.tr("{n} 分，还可兑 {left} 件"), n=f"{one.cost:,}", left=one.here)
            self.gift.addItem(self.tr("{gift}（{told}）").format(gift=one.name, told=told), one.id)
        self.pieces = _spin(1, MOST_PIECES, 1)
        self.note = QLineEdit()
        self.add_field(self.tr("谁来换"), self.person)
        self.add_field(self.tr("换什么"), self.gift)
        self.add_row((self.tr("几件"), self.pieces), (self.tr("备注（可不填）"), self.note))
        self.told = label("", 14, bold=True, wrap=True)
        self.body.addWidget(self.told)
        self.person.picked.connect(lambda _who: self.tell())
        self.gift.currentIndexChanged.connect(lambda _place: self.tell())
        self.pieces.valueChanged.connect(lambda _n: self.tell())
        self.require(self.person, self.person.member, self.tr("请先选一位成员。"))
        self.begin = self._redeem
        self.tell()

    def show_gift(self, gift: bytes) -> None:
        """Choose a gift, if it is offered."""
        choose(self.gift, gift)

    def tell(self) -> None:
        """Say what the member has and what will be left."""
        who, one = self.person.member(), self._offered.get(self.gift.currentData())
        if who is None or one is None:
            self.told.setText("")
            return
        cost = one.cost * self.pieces.value()
        has = wallets.available(self._reads, who)
        shown = {"has": privacy.amount(f"{has:,}"), "cost": f"{cost:,}"}
        if has < cost:
            text = self.tr("有 {has} 分，要 {cost} 分：不够。")
        else:
            text = self.tr("有 {has} 分，用 {cost} 分，还剩 {left} 分。")
            shown["left"] = privacy.amount(f"{has - cost:,}")
        self.told.setText(filled(text, **shown))

    def _redeem(self) -> Job:
        who = self.person.member()
        assert who is not None
        return self._dispatcher.do(
            mall.redeem, self.gift.currentData(), who, self.pieces.value(), self.note.text()
        )

    def saved(self, changes: Changes) -> str:
        """What is not confirmed yet is not to be handed over: said before it is."""
        made = changes.result
        why = mall.withheld(made) if isinstance(made, Redemption) else None
        return why.sentence(look().language, window=True) if why else super().saved(changes)


def _computers(reads: Reads, own: str) -> QComboBox:
    """The computers that are not revoked, this one first."""
    box = QComboBox()
    stand = [one for one in devices.listed(reads) if not one.revoked]
    for one in sorted(stand, key=lambda one: not one.own):
        name = one.name or one.operator_name
        box.addItem(own.format(device=name) if one.own else name, one.id)
    return box


def _spin(least: int, most: int, value: int) -> QSpinBox:
    made = inset(QSpinBox())
    made.setRange(least, most)
    made.setValue(value)
    return made
