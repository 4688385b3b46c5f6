"""The forms of honours: what an honour is, whom it is granted to, what a grade takes."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QSpinBox, QWidget

from desktop.actions import honours as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.award import Wallet
from desktop.models.honour import BASES, MOST_DAYS, TERMS, Grade, Honour, Kind
from desktop.models.honour_words import BASIS_WORDS, KIND_WORDS, TERM_WORDS
from desktop.models.traditional import written
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.act import ActForm
from desktop.views.parts.choice import choose
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import begun
from desktop.views.theme.palette import look

# What a field of whole numbers holds.
_MOST = 1_000_000_000


def _day(field: QDateEdit) -> date:
    return date.fromisoformat(field.date().toString("yyyy-MM-dd"))


def word_of(words: tuple[str, str]) -> str:
    """A word of the two in the language shown."""
    language = look().language
    return written(words[0 if language.startswith("zh") else 1], language)


class HonourForm(ActForm):
    """A badge, or a title with its term."""

    def __init__(
        self, parent: QWidget, dispatcher: Dispatcher, shell: Shell, one: Honour | None
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("HonourForm", "改荣誉") if one else translate("HonourForm", "新建荣誉")
        super().__init__(parent, shell, title, translate("HonourForm", "保存"))
        self.name = QLineEdit(one.name if one else "")
        self.name.setPlaceholderText(self.tr("比如：月度之星"))
        self.term = QComboBox()
        for term in TERMS:
            told = self.tr("若干天") if term == "days" else word_of(TERM_WORDS[term])
            kind: Kind = "title" if term else "badge"
            choice = self.tr("{kind}：{term}").format(kind=word_of(KIND_WORDS[kind]), term=told)
            self.term.addItem(choice, (kind, term))
        self.days = inset(QSpinBox())
        self.days.setRange(1, MOST_DAYS)
        self.days.setValue(one.days if one and one.days else 30)
        self.note = QLineEdit(one.note if one else "")
        chosen = TERMS.index(one.term) if one else TERMS.index("month")
        self.add_field(self.tr("名称"), self.name)
        hint = self.tr("头衔到期自动失效，不用去收；徽章一直有效。")
        self.add_field(self.tr("种类和期限"), self.term, hint)
        self.add_field(self.tr("天数"), self.days)
        self.add_field(self.tr("说明"), self.note)
        self.term.currentIndexChanged.connect(self._fit)
        self.term.setCurrentIndex(chosen)
        self._fit()
        self.begin = lambda: dispatcher.do(acting.save, one.id if one else None, self._wanted())

    def _fit(self) -> None:
        self.days.setEnabled(self.term.currentData()[1] == "days")

    def _wanted(self) -> acting.Wanted:
        kind, term = self.term.currentData()
        return acting.Wanted(self.name.text(), kind, term, self.days.value(), self.note.text())


class GrantForm(ActForm):
    """Which honour, whom, from which day, and what for."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        every: Sequence[Honour],
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("GrantForm", "授予荣誉")
        super().__init__(parent, shell, title, translate("GrantForm", "授予"))
        self.honour = QComboBox()
        for one in every:
            self.honour.addItem(one.name, one.id)
        self.person = MemberPicker(reads)
        today = reads.today()
        self.first = QDateEdit(QDate(today.year, today.month, today.day))
        self.last = QDateEdit(self.first.date())
        for made in (self.first, self.last):
            made.setCalendarPopup(True)
            made.setDisplayFormat("yyyy-MM-dd")
        self.until = QCheckBox(self.tr("另定到哪天"))
        self.until.toggled.connect(self.last.setEnabled)
        self.last.setEnabled(False)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("比如：本月带队三次"))
        self.add_field(self.tr("荣誉"), self.honour)
        self.add_field(self.tr("授予谁"), self.person)
        hint = self.tr("到期日按荣誉的期限算；要另定，勾下面一格。")
        self.add_field(self.tr("从哪天起"), self.first, hint)
        self.body.addWidget(self.until)
        self.add_field(self.tr("到哪天"), self.last)
        self.add_field(self.tr("因为什么"), self.note)
        self._dispatcher = dispatcher
        self.require(self.person, self.person.member, self.tr("请先选一位成员。"))
        self.begin = self._begin

    def _begin(self) -> Job:
        who, until = self.person.member(), self.until.isChecked()
        return self._dispatcher.do(
            acting.grant,
            self.honour.currentData(),
            [who] if who else [],
            first=_day(self.first),
            last=_day(self.last) if until else None,
            note=self.note.text(),
        )


class GradeForm(ActForm):
    """What a grade is called, and how much of what it takes."""

    def __init__(
        self, parent: QWidget, dispatcher: Dispatcher, shell: Shell, one: Grade | None
    ) -> None:
        translate = QCoreApplication.translate
        title = (
            translate("GradeForm", "改积分等级") if one else translate("GradeForm", "新建积分等级")
        )
        super().__init__(parent, shell, title, translate("GradeForm", "保存"))
        self._wallet: Wallet = one.wallet if one else ""
        self.name = QLineEdit(one.name if one else "")
        self.name.setPlaceholderText(self.tr("比如：银卡"))
        self.least = inset(QSpinBox())
        self.least.setRange(0, _MOST)
        self.least.setValue(one.at_least if one else 500)
        self.basis = QComboBox()
        for basis in BASES:
            self.basis.addItem(begun(word_of(BASIS_WORDS[basis])), basis)
        choose(self.basis, one.basis if one else "total")
        self.note = QLineEdit(one.note if one else "")
        self.add_field(self.tr("名称"), self.name)
        hint = self.tr("累计：花掉和到期的也算；余额：只算现在有的，会升也会降。")
        self.add_field(self.tr("按什么"), self.basis, hint)
        self.add_field(self.tr("多少起"), self.least)
        self.add_field(self.tr("好处"), self.note)
        self.begin = lambda: dispatcher.do(acting.save_grade, one.id if one else None, self._step())

    def _step(self) -> acting.Step:
        return acting.Step(
            self.name.text(),
            self.least.value(),
            self.basis.currentData(),
            self._wallet,
            self.note.text(),
        )
