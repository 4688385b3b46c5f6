"""What can be done on the groups screen: asking for what is needed, doing it, saying what came."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from desktop.actions import chapters as parts
from desktop.actions import clearing, groupkinds, groupowner, groups
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.chapter import Chapter
from desktop.models.counting import filled
from desktop.models.group import Group, OwnKind, Step
from desktop.models.problem import Problem
from desktop.store import chapters
from desktop.store import groups as stored
from desktop.store.community import Reads
from desktop.views.groups import words
from desktop.views.groups.chapter_dialog import ChapterDialog
from desktop.views.groups.clean import CleanDialog
from desktop.views.groups.dialogs import (
    CharterDialog,
    GroupDialog,
    MoveDialog,
    OwnerDialog,
    PeopleDialog,
    StepDialog,
)
from desktop.views.groups.kind_dialog import KindDialog
from desktop.views.parts.counted import counted
from desktop.views.parts.dialog import ask
from desktop.views.parts.following import followed
from desktop.views.parts.shell import Shell

FULL = "team.full"


class GroupVerbs(QObject):
    """The verbs; `chapters` and `groups` are what the page shows, `made(id)` goes to a new one."""

    def __init__(
        self,
        parent: QWidget,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        made: Callable[[bytes], object],
    ) -> None:
        super().__init__(parent)
        self._page, self._reads = parent, reads
        self._dispatcher, self._shell, self._made = dispatcher, shell, made
        self.chapters: Sequence[Chapter] = ()
        self.groups: Sequence[Group] = ()
        self.own_kinds: Mapping[str, OwnKind] = {}

    # -- groups --------------------------------------------------------------------------------

    def add(self, chapter: bytes | None = None) -> None:
        """Ask for a new group and open it."""
        dialog = GroupDialog(
            self._page, self.chapters, self.groups, chapter=chapter, kinds=self.own_kinds
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(groups.add, dialog.fields())
            self._tell(job, self.tr("已新建小组"), go=True)

    def edit(self, group: Group) -> None:
        """Ask what to change of a group."""
        make = partial(GroupDialog, self._page, self.chapters, self.groups, kinds=self.own_kinds)
        dialog = followed(self._dispatcher, {"team"}, make, self._now(group))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(groups.edit, group.id, dialog.fields())
            self._tell(job, self.tr("已保存小组"))

    def _now(self, group: Group) -> Callable[[], Group]:
        return partial(stored.get, self._reads, group.id)

    def kinds(self) -> None:
        """Ask what groups of a kind of one's own hold."""
        dialog = self.kind_dialog()
        if dialog.exec() == QDialog.DialogCode.Accepted:
            kind, capacity, soft = dialog.chosen()
            job = self._dispatcher.do(groupkinds.save, kind, capacity, soft=soft)
            self._tell(job, self.tr("已保存群类型“{kind}”").format(kind=kind))

    def kind_dialog(self) -> KindDialog:
        """The kinds of group, not shown yet."""
        return KindDialog(self._page, self.groups, self.own_kinds)

    def charter(self, group: Group) -> None:
        """Ask for the charter's headings."""
        make = partial(CharterDialog, self._page)
        dialog = followed(self._dispatcher, {"team"}, make, self._now(group))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(groups.edit, group.id, dialog.fields())
            self._tell(job, self.tr("已保存群档案"))

    def join(self, group: Group) -> None:
        """Ask who comes in; where they do not fit, offer a new group."""
        dialog = PeopleDialog(
            self._page,
            self._reads,
            self.tr("加人进“{name}”").format(name=group.name),
            self.tr("加入"),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.put(group, dialog.chosen())

    def put(self, group: Group, chosen: Sequence[bytes]) -> None:
        """Put these people into a group; where they do not fit, offer a new one."""
        job = self._dispatcher.do(groups.join, group.id, chosen)

        def said(told: groups.Told) -> str:
            people = counted().people(len(chosen) - told.left_out)
            text = self.tr("已把 {people}加入“{name}”").format(people=people, name=group.name)
            if not told.left_out:
                return text
            left = filled(self.tr("，{count} 人无权修改，没有动"), count=f"{told.left_out:,}")
            return text + left

        self._tell(job, said, full=lambda: self._offer_split(group, chosen))

    def move(self, group: Group, chosen: Sequence[bytes]) -> None:
        """Ask to which group these people of one go."""
        others = [one for one in self.groups if one.id != group.id]
        dialog = MoveDialog(self._page, others, len(chosen))
        if dialog.exec() == QDialog.DialogCode.Accepted:
            target = dialog.target.currentData()
            self.move_to(group, next(one for one in others if one.id == target), chosen)

    def move_to(self, group: Group, target: Group, chosen: Sequence[bytes]) -> None:
        """Move people from one group to another; where they do not fit, offer a new one."""
        job = self._dispatcher.do(groups.move, group.id, target.id, chosen)
        people = counted().people(len(chosen))
        told = self.tr("已把 {people}从“{old}”移到“{new}”")
        self._tell(
            job,
            told.format(people=people, old=group.name, new=target.name),
            full=lambda: self._offer_split(target, chosen),
        )

    def split(self, group: Group, chosen: Sequence[bytes] = ()) -> None:
        """Ask for the name of a group to be split from one, and who comes along."""
        dialog = PeopleDialog(
            self._page,
            self._reads,
            self.tr("从“{name}”裂变出新群").format(name=group.name),
            self.tr("开新群"),
            self._next_name(group),
        )
        for one in chosen:
            dialog.take(one)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.name is not None:
            job = self._dispatcher.do(groups.split, group.id, dialog.name.text(), dialog.chosen())
            self._tell(job, self.tr("已开新群"), go=True)

    def _offer_split(self, group: Group, chosen: Sequence[bytes]) -> None:
        told = filled(
            self.tr("“{name}”最多 {limit} 人，已经有 {count} 人。"),
            name=group.name,
            limit=group.seats.limit,
            count=group.people,
        )
        if ask(self._page, self.tr("群满了，开一个新群？"), told, self.tr("开新群")):
            self.split(group, chosen)

    def _next_name(self, group: Group) -> str:
        known = {one.name for one in self.groups}
        number = 2
        while f"{group.name} {number}" in known:
            number += 1
        return f"{group.name} {number}"

    def clean(self, group: Group) -> None:
        """Show who did nothing for long, and do what is decided of them."""
        dialog = self.clean_dialog(group)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            decided = dialog.decided()
            job = self._dispatcher.do(clearing.clear, group.id, decided)
            people = counted().people(len(decided))
            self._tell(job, self.tr("洗群完成，{people}离开了这个群").format(people=people))

    def clean_dialog(self, group: Group) -> CleanDialog:
        """The clean-out of a group, not shown yet."""
        others = [one for one in self.groups if one.id != group.id]
        return CleanDialog(self._page, self._reads, group, others)

    def owner(self, group: Group) -> None:
        """Ask who owns a group from today on, in the place of who owned it."""
        dialog = OwnerDialog(self._page, self._reads, group)
        if dialog.exec() == QDialog.DialogCode.Accepted and (member := dialog.person.member()):
            job = self._dispatcher.do(groupowner.appoint, group.id, member=member)
            self._tell(job, self.tr("已任命“{name}”的群主").format(name=group.name))

    def relieve(self, group: Group) -> None:
        """Leave a group without an owner."""
        job = self._dispatcher.do(groupowner.vacate, group.id)
        self._tell(job, self.tr("已撤下“{name}”的群主").format(name=group.name))

    def remove(self, group: Group) -> None:
        """Dissolve a group; the toast offers to undo it."""
        job = self._dispatcher.do(groups.remove, group.id)
        self._tell(job, self.tr("已解散“{name}”，成员还在社群").format(name=group.name))

    def step_done(self, group: Group, number: int, done: bool) -> None:
        """Tick a step of opening a group, or untick it."""
        job = self._dispatcher.do(groups.step, group.id, number, done=done)
        job.failed.connect(self._shell.say)

    def step(self, group: Group, step: Step) -> None:
        """Ask who sees to a step and until when."""
        dialog = StepDialog(self._page, self._reads, step)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            owner, due = dialog.chosen()
            job = self._dispatcher.do(groups.step, group.id, step.number, owner=owner, due=due)
            self._tell(job, self.tr("已安排"))

    # -- chapters ------------------------------------------------------------------------------

    def add_chapter(self, upper: bytes | None = None) -> None:
        """Ask for a new chapter."""
        dialog = ChapterDialog(self._page, self.chapters, upper=upper)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(parts.add, dialog.fields())
            self._tell(job, self.tr("已新建分会"), go=True)

    def edit_chapter(self, chapter: Chapter) -> None:
        """Ask what to change of a chapter: its name, its place, its zone, its numbers."""
        make = partial(ChapterDialog, self._page, self.chapters)
        now = partial(chapters.get, self._reads, chapter.id)
        dialog = followed(self._dispatcher, {"chapter"}, make, now)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            job = self._dispatcher.do(parts.edit, chapter.id, dialog.fields())
            self._tell(job, self.tr("已保存分会"))

    def remove_chapter(self, chapter: Chapter) -> None:
        """Take away a chapter in which nothing stands."""
        job = self._dispatcher.do(parts.remove, chapter.id)
        self._tell(job, self.tr("已删除分会“{name}”").format(name=chapter.name))

    # -- telling -------------------------------------------------------------------------------

    def _tell(
        self,
        job: Job,
        sentence: str | Callable[[groups.Told], str],
        *,
        go: bool = False,
        full: Callable[[], object] | None = None,
    ) -> None:
        def done(changes: Changes) -> None:
            told = changes.result
            said, warned = sentence, ""
            if isinstance(told, groups.Told):
                warned = words.warnings(told.warnings)
                said = sentence if isinstance(sentence, str) else sentence(told)
            self._shell.toast(f"{said}  {warned}" if warned else str(said), changes)
            made = told.team if isinstance(told, groups.Told) else told
            if go and isinstance(made, bytes):
                self._made(made)

        def failed(problem: Problem) -> None:
            if problem.code == FULL and full is not None:
                full()
            else:
                self._shell.say(problem)

        job.done.connect(done)
        job.failed.connect(failed)
