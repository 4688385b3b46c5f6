"""What can be done on the roles screen: asking for what is needed, doing it, saying what came."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import roles
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.role import Assignment, Holding, Role
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.dialog import Dialog, ask
from desktop.views.parts.shell import Shell
from desktop.views.roles import words
from desktop.views.roles.dialogs import GrantDialog, RoleNameDialog


class RoleVerbs(QObject):
    """The verbs of the roles screen; `parent` is the page that the dialogs stand over."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self._page, self._reads = parent, reads
        self._dispatcher, self._shell = dispatcher, shell

    def grant(self, member: bytes | None = None) -> None:
        """Ask whom, which role, where and how long, and grant it."""
        dialog = GrantDialog(self._page, self._reads, member)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        role, chosen, scope, start, end = dialog.chosen()
        job = self._dispatcher.do(
            roles.grant, role.id, member=chosen, scope=scope, start=start, end=end
        )
        self._tell(job, self.tr("已授予“{role}”").format(role=words.role_name(role)))

    def revoke(self, term: Assignment, role: Role) -> None:
        """Take back one term from today on; the toast offers to undo it."""
        job = self._dispatcher.do(roles.revoke, role.id, operator=term.operator, scope=term.scope)
        self._tell(job, self.tr("已收回“{role}”").format(role=words.role_name(role)))

    def hand_over(self, heir: Holding) -> None:
        """Ask whether this operator shall be the owner from today on, and make him that."""
        new, old = privacy.name(heir.name), privacy.name(self._reads.actor.name)
        told = self.tr(
            "{new} 从今天起是群主，{old} 改任副群主。不能撤销，只能由 {new} 再转让回来。"
        )
        alone = "" if heir.devices else self.tr("{new} 还没有设备，要先加入才能管事。")
        if ask(
            self._page,
            self.tr("把群主从 {old} 转让给 {new}？").format(old=old, new=new),
            f"{told}{alone}".format(old=old, new=new),
            self.tr("转让群主"),
            danger=True,
        ):
            job = self._dispatcher.do(roles.transfer, operator=heir.operator)
            job.done.connect(
                lambda _changes: self._shell.toast(self.tr("{new} 现在是群主").format(new=new))
            )

    def link(self, operator: bytes) -> None:
        """Ask which member an operator is."""
        dialog = Dialog(
            self._page,
            self.tr("这位操作员是哪位成员"),
            self.tr("对应"),
            hint=self.tr("对应之后，他的角色会显示在成员名单里。"),
            width=400,
        )
        person = MemberPicker(self._reads)
        dialog.add_field(self.tr("成员"), person)
        if dialog.exec() == QDialog.DialogCode.Accepted and (member := person.member()):
            job = self._dispatcher.do(roles.link, operator, member)
            self._tell(job, self.tr("已对应到成员"))

    def copy(self, role: Role, cells: frozenset[str], made: Callable[[bytes], object]) -> None:
        """Ask for a name and make a custom role with these cells; `made` gets its id."""
        dialog = RoleNameDialog(
            self._page,
            self.tr("复制“{role}”为新角色").format(role=words.role_name(role)),
            self.tr("新建角色"),
            "",
            self.tr("先得到同样的权限，再在表里勾选。"),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(roles.add_role, dialog.name.text(), role.id, cells)
            job.done.connect(lambda changes: made(changes.result))
            self._tell(job, self.tr("已新建角色"))

    def rename(self, role: Role) -> None:
        """Ask for a custom role's new name."""
        dialog = RoleNameDialog(self._page, self.tr("改角色名"), self.tr("改名"), role.name, "")
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(roles.edit_role, role.id, name=dialog.name.text())
            self._tell(job, self.tr("已改名"))

    def remove(self, role: Role) -> None:
        """Delete a custom role that nobody holds."""
        job = self._dispatcher.do(roles.delete_role, role.id)
        self._tell(job, self.tr("已删除角色“{role}”").format(role=role.name))

    def save(self, changed: dict[bytes, frozenset[str]]) -> None:
        """Write the ticks of every changed role as one action."""
        job = self._dispatcher.do(roles.edit_cells, changed)
        self._tell(job, self.tr("已保存权限"))

    def _tell(self, job: Job, sentence: str) -> None:
        def done(changes: Changes) -> None:
            self._shell.toast(sentence, changes)

        job.done.connect(done)
        job.failed.connect(self._shell.say)
