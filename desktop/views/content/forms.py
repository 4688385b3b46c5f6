"""The forms of the content plan: an item, and what a member proposes."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from desktop.actions import content as acting
from desktop.actions import proposals
from desktop.actions.content import SlotName
from desktop.dispatcher import Dispatcher, Job
from desktop.models.calendar import NOBODY
from desktop.models.content import TYPES, Item
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.act import ActForm, choosing
from desktop.views.parts.choice import choose
from desktop.views.parts.field import inset
from desktop.views.parts.shell import Shell

_LINES = 6
_WHEN = "2026-10-14 20:00"


def written(text: str) -> str:
    """A time as it is typed, in the form in which it is kept."""
    said = text.strip().replace("：", ":").replace("/", "-")
    day, _, clock = said.replace("T", " ").partition(" ")
    if not clock:
        return day
    clock = clock.strip()
    return f"{day}T{clock if clock.count(':') == 2 else f'{clock}:00'}"


def shown(text: str) -> str:
    """A time as people write it: the day, and hours and minutes."""
    return text[:16].replace("T", " ")


def _when(text: str = "") -> QLineEdit:
    made = QLineEdit(shown(text))
    made.setPlaceholderText(_WHEN)
    return made


def _picked(field: MemberPicker, before: bytes | None) -> bytes | None:
    """Who stands in a field: None for as before, NOBODY once it was emptied."""
    if found := field.member():
        return None if found == before else found
    return NOBODY if before else None


class ItemForm(ActForm):
    """A new item, in a slot or by itself, or one that is changed."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        item: Item | None = None,
        slot: SlotName | None = None,
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("Content", "修改内容") if item else translate("Content", "新增内容")
        super().__init__(parent, shell, title, translate("Content", "保存"))
        self._dispatcher, self._item, self._slot = dispatcher, item, slot
        self.fields = {"title": QLineEdit(), "channel": QLineEdit(), "url": QLineEdit()}
        self.kind, self.planned = choosing(TYPES), _when(item.planned_at if item else "")
        self.people = {name: MemberPicker(reads) for name in ("owner", "backup")}
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * _LINES)
        if item is not None:
            self._show(item)
        self._lay()
        self.begin = self._begin

    def _show(self, item: Item) -> None:
        for name, field in self.fields.items():
            field.setText(getattr(item, name))
        choose(self.kind, item.type)
        self.text.setPlainText(item.text)
        for name, picker in self.people.items():
            if who := getattr(item, name):
                picker.show_member(who)

    def _lay(self) -> None:
        translate = QCoreApplication.translate
        fields, people = self.fields, self.people
        self.add_field(translate("Content", "标题"), fields["title"])
        self.add_row(
            (translate("Content", "类型"), self.kind),
            (translate("Content", "计划时间"), self.planned),
        )
        self.add_row(
            (translate("Content", "负责人"), people["owner"]),
            (translate("Content", "替补"), people["backup"]),
        )
        self.add_row(
            (translate("Content", "渠道"), fields["channel"]),
            (translate("Content", "链接"), fields["url"]),
        )
        self.add_field(translate("Content", "正文"), self.text)

    def _begin(self) -> Job:
        item = self._item
        said: dict[str, object] = {name: field.text() for name, field in self.fields.items()}
        said |= {"type": self.kind.currentData(), "text": self.text.toPlainText()}
        if item is None or self.planned.text() != shown(item.planned_at):
            said["planned_at"] = written(self.planned.text())
        for name, picker in self.people.items():
            who = _picked(picker, getattr(item, name) if item else None)
            if who is not None:
                said[name] = who
        if item is None:
            return self._dispatcher.do(acting.add, said, self._slot)
        return self._dispatcher.do(acting.edit, item.id, said)


def proposal_form(parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> ActForm:
    """What a member wants to hold."""
    translate = QCoreApplication.translate
    form = ActForm(
        parent, shell, translate("Content", "登记提议"), translate("Content", "登记"),
        translate("Content", "成员想办的活动先记在这里，有人通过才排进日历。"),
    )  # fmt: skip
    who, title, place, note = MemberPicker(reads), QLineEdit(), QLineEdit(), QLineEdit()
    start, minutes = _when(), inset(QSpinBox())
    minutes.setRange(15, proposals.MOST_MINUTES)
    minutes.setSingleStep(15)
    minutes.setValue(120)
    form.add_field(translate("Content", "谁提议"), who)
    form.add_field(translate("Content", "活动名称"), title)
    form.add_row(
        (translate("Content", "什么时候"), start), (translate("Content", "多少分钟"), minutes)
    )
    form.add_field(translate("Content", "地点"), place)
    form.add_field(translate("Content", "说明"), note)
    form.accept_button.setEnabled(False)
    who.picked.connect(lambda _one: form.accept_button.setEnabled(True))
    form.begin = lambda: dispatcher.do(
        proposals.propose,
        who.member() or b"",
        title.text(),
        written(start.text()),
        minutes=minutes.value(),
        place=place.text(),
        note=note.text(),
    )
    return form
