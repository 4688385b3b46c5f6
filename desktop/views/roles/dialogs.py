"""The forms of the roles screen: granting a role, and naming a custom one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit, QWidget

from desktop.models.chapter import tree
from desktop.models.permission import Actor, may_grant
from desktop.models.role import EVERYWHERE, Role, Scope
from desktop.store import chapters, groups
from desktop.store import roles as stored
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.text import label
from desktop.views.roles import words

# What is offered first: a slip then gives little away.
_USUAL = "assistant"
_INDENT = "　"


def grantable(actor: Actor, roles: Sequence[Role]) -> list[Role]:
    """The roles that the actor may grant somewhere."""
    places = [None, *sorted({scope for _, scope in actor.within})]
    return [
        role
        for role in roles
        if any(may_grant(actor, role.granted_as, role.cells, place) for place in places)
    ]


class GrantDialog(Dialog):
    """Whom, which role, where, from when until when."""

    def __init__(self, parent: QWidget, reads: Reads, member: bytes | None = None) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("GrantDialog", "授予角色"),
            QCoreApplication.translate("GrantDialog", "授予"),
            width=460,
        )
        self._reads = reads
        self.person = MemberPicker(reads)
        if member is not None:
            self.person.show_member(member)
        self.add_field(self.tr("给谁"), self.person)
        self.role = QComboBox()
        for one in grantable(reads.actor, stored.role_list(reads)):
            self.role.addItem(words.role_name(one), one)
            if one.granted_as == _USUAL:
                self.role.setCurrentIndex(self.role.count() - 1)
        self.scope = QComboBox()
        for text, scope in self._scopes():
            self.scope.addItem(text, scope)
        self.add_row((self.tr("什么角色"), self.role), (self.tr("范围"), self.scope))
        self.about = label("", 12, "text2", wrap=True)
        self.body.addWidget(self.about)
        self.role.currentIndexChanged.connect(self._describe)
        today = QDate.fromString(stored.likely_day(reads), "yyyy-MM-dd")
        self.start, self.end = QDateEdit(today), QDateEdit(today.addYears(1).addDays(-1))
        for field in (self.start, self.end):
            field.setCalendarPopup(True)
            field.setDisplayFormat("yyyy-MM-dd")
            field.setMinimumDate(today)
        self.open_end = QCheckBox(self.tr("不设结束日期，直到收回为止"))
        self.open_end.toggled.connect(self.end.setDisabled)
        self.open_end.setChecked(True)
        self.add_row((self.tr("从哪天起"), self.start), (self.tr("到哪天为止"), self.end))
        self.body.addWidget(self.open_end)
        self._describe()

    def _scopes(self) -> list[tuple[str, Scope]]:
        found = [(self.tr("全社群"), EVERYWHERE)]
        known = chapters.listed(self._reads, counted=False)
        below = {one.id for one in known}
        inside: dict[bytes | None, list[tuple[str, Scope]]] = {}
        for team, name, chapter in groups.places(self._reads):
            line = self.tr("小组：{name}").format(name=name), Scope("team", team)
            inside.setdefault(chapter if chapter in below else None, []).append(line)
        # As on the screen of groups: a chapter, its groups, then the chapters below it.
        for depth, one in tree(known):
            text = self.tr("分会：{name}").format(name=one.name)
            found.append((_INDENT * depth + text, Scope("chapter", one.id)))
            found += [
                (_INDENT * (depth + 1) + said, scope) for said, scope in inside.get(one.id, ())
            ]
        return found + inside.get(None, [])

    def _describe(self) -> None:
        role: Role | None = self.role.currentData()
        self.about.setText(words.role_about(role.preset) if role and not role.custom else "")

    def chosen(self) -> tuple[Role, bytes, Scope, date, date | None]:
        """(role, member, scope, first day, last day or None) as filled in."""
        member = self.person.member()
        assert member is not None
        last = None if self.open_end.isChecked() else date.fromisoformat(_iso(self.end))
        start = date.fromisoformat(_iso(self.start))
        return self.role.currentData(), member, self.scope.currentData(), start, last

    def accept(self) -> None:
        """Close once somebody is chosen."""
        if self.person.member() is None:
            self.show_problem(
                self.tr("还没有选成员：输入姓名、拼音或手机尾号，再选一位"), self.person
            )
            return
        if self.role.currentData() is None:
            self.show_problem(self.tr("没有能授予的角色：请群主来做"), self.role)
            return
        super().accept()


class RoleNameDialog(Dialog):
    """The name of a custom role; its ticks come from the role that was copied."""

    def __init__(self, parent: QWidget, title: str, accept_text: str, name: str, hint: str) -> None:
        super().__init__(parent, title, accept_text, hint=hint, width=400)
        self.name = QLineEdit(name)
        self.add_field(self.tr("角色名"), self.name)
        self.name.setPlaceholderText(self.tr("例如：首席文化官"))

    def accept(self) -> None:
        """Close once there is a name."""
        if not self.name.text().strip():
            self.show_problem(self.tr("还没有名字：请填一个"), self.name)
            return
        super().accept()


def _iso(field: QDateEdit) -> str:
    return field.date().toString("yyyy-MM-dd")
