"""What can be done with one member or many: asking, doing as one action, saying what came."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import exporting, rewards
from desktop.actions import ladder as judging
from desktop.actions import members as actions
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.ladder import OFF
from desktop.models.member import Filter, MemberQuery
from desktop.store import groups, members
from desktop.store.community import Reads
from desktop.views.members.dialogs import BulkDialog, ChoiceDialog, MemberForm, PointsDialog
from desktop.views.parts import files, privacy
from desktop.views.parts.shell import Shell

# Up to here the dialog counts beforehand whom the role may not write.
_COUNTED = 500


class MemberVerbs(QObject):
    """The verbs of the member screens; `parent` is the page that dialogs stand over."""

    def __init__(self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(parent)
        self._page, self._reads = parent, reads
        self._dispatcher, self._shell = dispatcher, shell

    def add(self) -> None:
        """Open the form of a new member."""
        MemberForm(self._page, self._reads, self._dispatcher, self._shell).exec()

    def edit_field(self, member: bytes, field: str, text: str) -> None:
        """Change one field of one member."""
        self._tell(self._dispatcher.do(actions.edit, member, {field: text}), "")

    def bulk_edit(self, chosen: Sequence[bytes]) -> None:
        """Ask for a field and a value, and change everybody as one action."""
        left_out = self._not_writable(chosen)
        count = len(chosen) - (left_out or 0)
        dialog = BulkDialog(self._page, self._reads, count, left_out)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            field, text = dialog.chosen()
            if dialog.steps:
                why, down = dialog.evidence.text(), dialog.down.isChecked()
                job = self._dispatcher.do(judging.move, chosen, text or OFF[0], why, down=down)
                self._tell(job, self.tr("已保存"))
                return
            job = self._dispatcher.do(actions.edit_many, chosen, {field: text})
            self._tell_many(job, self.tr("已改动 {count} 人"), len(chosen))

    def add_tag(self, chosen: Sequence[bytes]) -> None:
        """Ask for a tag and put it on everybody."""
        count = f"{len(chosen):,}"
        dialog = ChoiceDialog(
            self._page,
            self.tr("加标签"),
            filled(self.tr("给 {count} 人加上"), count=count),
            self.tr("标签"),
        )
        dialog.offer_tags(self._reads)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            tag = dialog.value.currentText().strip()
            job = self._dispatcher.do(actions.tag, chosen, [tag])
            self._tell_many(job, self.tr("已给 {count} 人加标签"), len(chosen))

    def join_team(self, chosen: Sequence[bytes]) -> None:
        """Ask for a group and put everybody into it."""
        count = f"{len(chosen):,}"
        dialog = ChoiceDialog(
            self._page,
            self.tr("改小组"),
            filled(self.tr("把 {count} 人加入"), count=count),
            self.tr("小组"),
        )
        dialog.offer_teams(self._reads)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.value.currentData():
            self._put_into(dialog.value.currentData(), chosen)

    def _put_into(self, team: bytes, chosen: Sequence[bytes]) -> None:
        """As on the screen of groups: a full one offers a new one, and that is shown."""
        # Loaded when somebody is put into a group: the list of members needs nothing of it.
        from desktop.views.groups.verbs import GroupVerbs

        made = GroupVerbs(
            self._page,
            self._reads,
            self._dispatcher,
            self._shell,
            lambda part: self._shell.go("groups", part=part),
        )
        made.groups = groups.listed(self._reads)
        for group in made.groups:
            if group.id == team:
                made.put(group, chosen)

    def award(self, chosen: Sequence[bytes]) -> None:
        """Ask how many points and why, and give them to everybody as one action."""
        names = [privacy.name(row.name) for row in members.by_ids(self._reads, chosen[:3])]
        dialog = PointsDialog(self._page, names, len(chosen))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            points, reason = dialog.points.value(), dialog.reason.text().strip()
            job = self._dispatcher.do(rewards.award_many, chosen, points, reason)
            self._tell_many(job, self.tr("已给 {count} 人发积分"), len(chosen))

    def export(self, query: MemberQuery, chosen: Sequence[bytes] = ()) -> None:
        """Ask where to, and write the list or those ticked, as they stand on the screen, to a file;
        the export is noted."""
        # On the screen a list that is not sorted stands by name, and what was found by age.
        order = query.sort or (() if query.search else (("name", False),))
        query = replace(query, sort=order)
        if chosen:
            ids = tuple(one.hex() for one in chosen)
            # Ticked is ticked: also who left, in a list that holds them.
            everyone = Filter("status", "=", ("here", "left"))
            query = MemberQuery(filters=(Filter("id", "=", ids), everyone), sort=order)
        path = files.ask_export(
            self._shell, self.tr("导出到"), self.tr("成员.xlsx"), self.tr("表格 (*.xlsx *.csv)")
        )
        if path:
            job = self._dispatcher.do(exporting.export_members, path, query)
            self._dispatcher.follow(job, self.tr("正在导出 {file}").format(file=path.name))
            job.done.connect(
                lambda changes: self._shell.toast(
                    filled(self.tr("已导出 {count} 人"), count=f"{changes.result:,}")
                )
            )
            job.failed.connect(self._shell.say)

    def remove(self, chosen: Sequence[bytes], then: Callable[[], object] | None = None) -> None:
        """Take people out of the list; the toast offers to undo it."""
        job = self._dispatcher.do(actions.remove, chosen)
        if then is not None:
            job.done.connect(lambda _changes: then())
        self._tell(job, filled(self.tr("已移出 {count} 人"), count=f"{len(chosen):,}"))

    def roles(self, member: bytes) -> None:
        """Go to the member's roles."""
        self._shell.go("roles", member=member)

    def _not_writable(self, chosen: Sequence[bytes]) -> int | None:
        reach = self._reads.actor.reach("member.write")
        if reach is None:
            return 0
        if len(chosen) > _COUNTED:
            return None
        return sum(not members.scopes_of(self._reads, one) & reach for one in chosen)

    def _tell(self, job: Job, sentence: str) -> None:
        def done(changes: Changes) -> None:
            if sentence and not changes.nothing:
                self._shell.toast(sentence, changes)

        job.done.connect(done)
        job.failed.connect(self._shell.say)

    def _tell_many(self, job: Job, sentence: str, asked: int) -> None:
        def done(changes: Changes) -> None:
            left_out = changes.result if isinstance(changes.result, int) else 0
            text = filled(sentence, count=f"{asked - left_out:,}")
            if left_out:
                text += self.tr("，{count} 人无权修改，没有动").format(count=f"{left_out:,}")
            self._shell.toast(text, changes)

        job.done.connect(done)
        job.failed.connect(self._shell.say)
