"""The forms of admission: an application, what a place asks, a cooperation."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.actions import admission as acting
from desktop.actions import cooperation as together
from desktop.dispatcher import Dispatcher, Job
from desktop.models.admission import MOST_NEEDED
from desktop.store import admission, cooperation, groups, headcount
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.act import ActForm
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell

_LINES = 3


def places(reads: Reads) -> QComboBox:
    """A field that offers the community and its groups; `currentData()` is the id."""
    made = QComboBox()
    made.addItem(admission.place_name(reads, reads.community), reads.community)
    for team, name in groups.names(reads):
        made.addItem(name, team)
    return made


def application_form(
    parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell
) -> ActForm:
    """Who asks to come in; the questions of the chosen place are asked below each other."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent, shell, translate("Admission", "登记入群申请"), translate("Admission", "登记")
    )
    place, name, phone, source = places(reads), QLineEdit(), QLineEdit(), QLineEdit()
    answers = QPlainTextEdit()
    answers.setTabChangesFocus(True)
    answers.setFixedHeight(answers.fontMetrics().lineSpacing() * (_LINES + 1))
    form.add_field(translate("Admission", "想进哪里"), place)
    form.add_row((translate("Admission", "姓名"), name), (translate("Admission", "手机"), phone))
    form.add_field(translate("Admission", "来源"), source)
    form.add_field(
        translate("Admission", "回答"),
        answers,
        translate("Admission", "一行一个，照问题的顺序写"),
    )

    def show_questions() -> None:
        asked = admission.rule(reads, place.currentData()).questions
        answers.setPlaceholderText("\n".join(asked))

    def begin() -> Job:
        asked = admission.rule(reads, place.currentData()).questions
        said = [line.strip() for line in answers.toPlainText().splitlines()]
        known = [*asked, *[translate("Admission", "补充")] * len(said)]
        pairs = [(ask, line) for ask, line in zip(known, said, strict=False) if line]
        fields = {"name": name.text(), "phone": phone.text(), "source": source.text()}
        return dispatcher.do(acting.enter, place.currentData(), fields, pairs)

    place.currentIndexChanged.connect(show_questions)
    show_questions()
    form.begin = begin
    return form


def rule_form(parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> ActForm:
    """What a place asks: how many have to agree, the conditions and questions, a line each."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent,
        shell,
        translate("Admission", "入群门槛"),
        translate("Admission", "保存"),
        translate("Admission", "条件都满足、同意的人数也够了，申请人才能入群。"),
    )
    place, needed = places(reads), inset(QSpinBox())
    needed.setRange(1, MOST_NEEDED)
    conditions, questions = _lines(), _lines()
    form.add_field(translate("Admission", "哪里的门槛"), place)
    form.add_field(translate("Admission", "需要几人同意"), needed)
    form.add_field(translate("Admission", "条件，一行一条"), conditions)
    form.add_field(translate("Admission", "问题，一行一个"), questions)

    def show_rule() -> None:
        found = admission.rule(reads, place.currentData())
        needed.setValue(found.needed)
        conditions.setPlainText("\n".join(found.conditions))
        questions.setPlainText("\n".join(found.questions))

    place.currentIndexChanged.connect(show_rule)
    show_rule()
    form.begin = lambda: dispatcher.do(
        acting.set_rule,
        place.currentData(),
        questions=questions.toPlainText().splitlines(),
        conditions=conditions.toPlainText().splitlines(),
        needed=needed.value(),
    )
    return form


def _lines() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * (_LINES + 1))
    return made


def limits_form(parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> ActForm:
    """How many members the community takes, and how often one is featured in a month."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent,
        shell,
        translate("Admission", "人数和曝光上限"),
        translate("Admission", "保存"),
        translate("Admission", "写 0 就是不限。满了以后，申请人排进候补，有人退出就自动递补。"),
    )
    capacity, exposures = inset(QSpinBox()), inset(QSpinBox())
    capacity.setRange(0, 10_000_000)
    exposures.setRange(0, 10_000)
    capacity.setValue(headcount.capacity(reads) or 0)
    exposures.setValue(cooperation.limit(reads) or 0)
    form.add_field(translate("Admission", "社群人数上限"), capacity)
    form.add_field(translate("Admission", "每人每月最多曝光几次"), exposures)
    form.begin = lambda: dispatcher.do(
        together.set_limits, capacity=capacity.value(), exposures=exposures.value()
    )
    return form


def cooperation_form(
    parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell
) -> ActForm:
    """Two members who did something together, what it was worth and what it was."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent, shell, translate("Admission", "登记合作"), translate("Admission", "登记")
    )
    one, other = MemberPicker(reads), MemberPicker(reads)
    value, note = QLineEdit(), QLineEdit()
    form.add_row((translate("Admission", "谁"), one), (translate("Admission", "和谁"), other))
    form.add_field(translate("Admission", "金额（元）"), value)
    form.add_field(translate("Admission", "做了什么"), note)
    form.accept_button.setEnabled(False)

    def picked(_one: object) -> None:
        form.accept_button.setEnabled(None not in (one.member(), other.member()))

    one.picked.connect(picked)
    other.picked.connect(picked)
    form.begin = lambda: dispatcher.do(
        together.add,
        one.member() or b"",
        other.member() or b"",
        value=value.text(),
        note=note.text(),
    )
    return form


def feature_form(parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> ActForm:
    """Who was put before everybody, and where."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent, shell, translate("Admission", "登记曝光"), translate("Admission", "登记")
    )
    who, note = MemberPicker(reads), QLineEdit()
    form.add_field(translate("Admission", "谁"), who)
    form.add_field(translate("Admission", "在哪里、为什么事"), note)
    form.accept_button.setEnabled(False)
    who.picked.connect(lambda _one: form.accept_button.setEnabled(True))
    form.begin = lambda: dispatcher.do(together.feature, who.member() or b"", note=note.text())
    return form
