"""The forms of the groups screen: a group, its charter, a step of its opening, its people."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from desktop.models.chapter import Chapter
from desktop.models.counting import filled
from desktop.models.group import (
    FANS,
    KINDS,
    Group,
    OwnKind,
    Step,
    needs_reason,
    read_kind,
    seats,
)
from desktop.store.community import Reads
from desktop.views.groups import words
from desktop.views.groups.chapter_dialog import chapter_box
from desktop.views.members.picker import MemberPicker
from desktop.views.members.pickmany import PeopleField
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.text import label
from desktop.views.theme.palette import size

_LARGEST = 1_000_000


class GroupDialog(Dialog):
    """A new group, or what is said of one: name, kind, where it is, capacity."""

    def __init__(
        self,
        parent: QWidget,
        chapters: Sequence[Chapter],
        groups: Sequence[Group],
        group: Group | None = None,
        chapter: bytes | None = None,
        kinds: Mapping[str, OwnKind] = MappingProxyType({}),
    ) -> None:
        self._kinds = kinds
        title = self.tr("修改小组") if group else self.tr("新建小组")
        super().__init__(parent, title, self.tr("保存") if group else title, width=460)
        self.name = QLineEdit(group.name if group else "")
        self.name.setPlaceholderText(self.tr("例如：晨读一群"))
        self.add_field(self.tr("群名称"), self.name)
        self.kind = QComboBox()
        self.kind.setEditable(True)
        used = {one.kind for one in groups} | kinds.keys()
        for kind in (*KINDS, *sorted(used - {"", *KINDS})):
            self.kind.addItem(words.kind_name(kind))
        self.kind.setCurrentText(words.kind_name(group.kind) if group else "")
        self.platform = QLineEdit(group.platform if group else "")
        self.platform.setPlaceholderText(self.tr("例如：微信"))
        self.add_row(
            (self.tr("类型，可以写自己的叫法"), self.kind), (self.tr("平台"), self.platform)
        )
        inside = group.chapter if group else chapter
        self.chapter = chapter_box(chapters, inside, self.tr("全社群"))
        self.parent_group = QComboBox()
        self.parent_group.addItem(self.tr("不是裂变来的"), None)
        for one in groups:
            if group is None or one.id != group.id:
                self.parent_group.addItem(one.name, one.id)
                if group is not None and one.id == group.parent:
                    self.parent_group.setCurrentIndex(self.parent_group.count() - 1)
        self.add_row(
            (self.tr("分会"), self.chapter), (self.tr("从哪个群裂变而来"), self.parent_group)
        )
        self.capacity = inset(QSpinBox())
        self.capacity.setRange(0, _LARGEST)
        self.capacity.setGroupSeparatorShown(True)
        self.capacity.setSpecialValueText(self.tr("按类型"))
        self.capacity.setValue((group.capacity or 0) if group else 0)
        self.reason = QLineEdit(group.reason if group else "")
        self.reason.setPlaceholderText(self.tr("例如：年会名单，会后拆分"))
        self.add_row((self.tr("容量"), self.capacity), (self.tr("为什么改容量"), self.reason))
        self.about = label("", 12, "text2", wrap=True)
        self.body.addWidget(self.about)
        self.kind.currentTextChanged.connect(self._describe)
        self._describe()

    def _describe(self) -> None:
        kind = read_kind(self.kind.currentText())
        held = seats(kind, None, self._kinds.get(kind))
        if held.limit is None:
            self.about.setText(self.tr("这类群不限人数，除非写了容量。"))
        elif held.firm:
            told = self.tr("这类群最多 {limit} 人，再多会请你开新群。")
            self.about.setText(filled(told, limit=held.limit))
        else:
            told = self.tr("这类群大约 {limit} 人，再多只提醒。")
            self.about.setText(filled(told, limit=held.limit))

    def fields(self) -> dict[str, object]:
        """What was filled in, as `actions.groups` takes it."""
        return {
            "name": self.name.text(),
            "kind": self.kind.currentText(),
            "platform": self.platform.text(),
            "chapter": self.chapter.currentData(),
            "parent": self.parent_group.currentData(),
            "capacity": self.capacity.value() or None,
            "reason": self.reason.text(),
        }

    def accept(self) -> None:
        """Close once there is a name, and a reason where one is wanted."""
        kind, capacity = read_kind(self.kind.currentText()), self.capacity.value() or None
        if not self.name.text().strip():
            self.show_problem(self.tr("还没有名称：请填写群名称"), self.name)
        elif needs_reason(kind, capacity, self._kinds.get(kind)) and not self.reason.text().strip():
            self.show_problem(self.tr("容量和类型不同：请写明原因"), self.reason)
        else:
            super().accept()


class CharterDialog(Dialog):
    """The headings of a charter below its name; a fan group without a goal is warned of here."""

    def __init__(self, parent: QWidget, group: Group) -> None:
        hint = self.tr("这六项写全，新人进群就知道该做什么。空着的以后再补。")
        super().__init__(parent, self.tr("群档案"), self.tr("保存"), hint=hint, width=640)
        self._group = group
        self.texts: dict[str, QPlainTextEdit] = {}
        headings = words.headings()
        for key, hint in words.hints().items():
            field = QPlainTextEdit(group.charter.get(key, ""))
            field.setPlaceholderText(hint)
            field.setTabChangesFocus(True)
            field.setFixedHeight(size(72))
            self.texts[key] = field
        told = [(headings[key], field) for key, field in self.texts.items()]
        # Side by side, so that the form is no higher than a small screen.
        for place in range(0, len(told), 2):
            self.add_row(*told[place : place + 2])
        self.warning = label(
            self.tr("粉丝群还没有写目标：定位、目标、授权、激励缺一不可"), 13, "warn"
        )
        self.body.addWidget(self.warning)
        self.texts["goal"].textChanged.connect(self._warn)
        self._warn()

    def _warn(self) -> None:
        aimless = self._group.kind == FANS and not self.texts["goal"].toPlainText().strip()
        self.warning.setVisible(aimless)

    def fields(self) -> dict[str, object]:
        """The headings as filled in."""
        return {key: field.toPlainText() for key, field in self.texts.items()}


class OwnerDialog(Dialog):
    """Who owns a group from today on."""

    def __init__(self, parent: QWidget, reads: Reads, group: Group) -> None:
        super().__init__(
            parent,
            self.tr("“{name}”的群主").format(name=group.name),
            self.tr("任命"),
            hint=self.tr(
                "一个小组同时只有一位群主：能改群档案、收人、授予群里的角色、解散本群。"
                "原来的群主从今天起卸任。"
            ),
            width=420,
        )
        self.person = MemberPicker(reads)
        self.add_field(self.tr("成员"), self.person)

    def accept(self) -> None:
        """Close once somebody is chosen."""
        if self.person.member() is None:
            self.show_problem(
                self.tr("还没有选成员：输入姓名、拼音或手机尾号，再选一位"), self.person
            )
            return
        super().accept()


class MoveDialog(Dialog):
    """To which group people go."""

    def __init__(self, parent: QWidget, groups: Sequence[Group], count: int) -> None:
        super().__init__(
            parent,
            filled(self.tr("把 {count} 人移到哪个群"), count=count),
            self.tr("移动"),
            hint=self.tr("他们离开现在的群，进选中的群；一次做完，可以撤销。"),
            width=420,
        )
        self.target = QComboBox()
        for one in groups:
            self.target.addItem(f"{one.name}  {words.seats(one)}", one.id)
        self.add_field(self.tr("移到"), self.target)
        self.accept_button.setEnabled(self.target.count() > 0)


class StepDialog(Dialog):
    """Who sees to a step of opening a group, and until when."""

    def __init__(self, parent: QWidget, reads: Reads, step: Step) -> None:
        name = words.step_name(step.key)
        super().__init__(parent, self.tr("安排“{step}”").format(step=name), self.tr("保存"))
        self.person = MemberPicker(reads)
        if step.owner is not None:
            self.person.show_member(step.owner)
        self.add_field(self.tr("负责人"), self.person)
        self.dated = QCheckBox(self.tr("有期限"))
        self.dated.setChecked(bool(step.due))
        today = QDate.fromString(reads.today().isoformat(), "yyyy-MM-dd")
        self.due = QDateEdit(QDate.fromString(step.due, "yyyy-MM-dd") if step.due else today)
        self.due.setCalendarPopup(True)
        self.due.setDisplayFormat("yyyy-MM-dd")
        self.due.setEnabled(bool(step.due))
        self.dated.toggled.connect(self.due.setEnabled)
        self.body.addWidget(self.dated)
        self.add_field(self.tr("到哪天为止"), self.due)

    def chosen(self) -> tuple[bytes, date | None]:
        """(who, b"" for nobody; until when) as filled in."""
        day = date.fromisoformat(self.due.date().toString("yyyy-MM-dd"))
        return self.person.member() or b"", day if self.dated.isChecked() else None

    def accept(self) -> None:
        """Close unless a name stands there that is nobody's."""
        if self.person.text().strip() and self.person.member() is None:
            self.show_problem(self.tr("还没有选成员：从列出的人里选一位，或清空"), self.person)
            return
        super().accept()


class PeopleDialog(Dialog):
    """Who comes into a group: several members, one after another; and, for a split, its name."""

    def __init__(
        self, parent: QWidget, reads: Reads, title: str, accept_text: str, name: str | None = None
    ) -> None:
        super().__init__(parent, title, accept_text, width=440)
        self.name: QLineEdit | None = None
        if name is not None:
            self.name = QLineEdit(name)
            self.add_field(self.tr("新群名称"), self.name)
        self.people = PeopleField(reads)
        self.add_field(self.tr("把谁加进来，可以一个接一个"), self.people)
        self.people.picker.picked.connect(lambda _one: self._grow())

    def take(self, member: bytes) -> None:
        """One more."""
        self.people.add(member)

    def chosen(self) -> list[bytes]:
        """Who comes in, in the order picked."""
        return self.people.chosen()

    def accept(self) -> None:
        """Close once there is somebody, or a name for a group split without people."""
        if self.name is not None and not self.name.text().strip():
            self.show_problem(self.tr("还没有名称：请填写群名称"), self.name)
        elif self.name is None and not self.chosen():
            self.show_problem(
                self.tr("还没有选成员：输入姓名、拼音或手机尾号，再选一位"), self.people
            )
        else:
            super().accept()
