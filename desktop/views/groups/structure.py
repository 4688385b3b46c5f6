"""The tab of the structure: the tree at the left, the sheet of the part at hand at the right."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from desktop.models.chapter import Chapter, scheme_of, zone_of
from desktop.models.group import CHARTER, Group, Step
from desktop.models.member import Filter, MemberQuery
from desktop.models.numbers import show_number
from desktop.models.permission import OWNER, may_grant
from desktop.models.role import Holding
from desktop.store import groups, members, numbers, roles
from desktop.store.community import Reads
from desktop.store.groupowner import by_default, owners
from desktop.views.groups.chapter_sheet import ChapterFacts, ChapterSheet
from desktop.views.groups.people import GroupPeople
from desktop.views.groups.sheet import FACES, GroupFacts, GroupSheet
from desktop.views.groups.tree import Branch, StructureTree
from desktop.views.groups.verbs import GroupVerbs
from desktop.views.parts.layout import row, vline
from desktop.views.parts.shell import Shell


class Structure(QWidget):
    """Chapters and groups with what is said of each, and what can be done there."""

    def __init__(self, reads: Reads, shell: Shell, verbs: GroupVerbs) -> None:
        super().__init__()
        self._reads, self._shell, self.verbs = reads, shell, verbs
        self._chapters: Sequence[Chapter] = ()
        self._groups: Sequence[Group] = ()
        self.tree = StructureTree()
        self.sheet, self.chapter_sheet = GroupSheet(), ChapterSheet()
        self._right = QStackedWidget()
        self.people = GroupPeople(reads)
        for made in (QWidget(), self.sheet, self.chapter_sheet, self.people):
            self._right.addWidget(made)
        line = row(self.tree, vline(), self._right, gap=0, margins=(16, 0, 0, 0))
        line.setStretch(0, 5)
        line.setStretch(2, 6)
        self.setLayout(line)
        self.tree.current_changed.connect(self._show_line)
        self.sheet.asked.connect(self.do)
        self.sheet.step_done.connect(self._step_done)
        self.sheet.step_asked.connect(self._step)
        self.sheet.went.connect(self.go_to)
        self.sheet.listed.connect(self._list_members)
        self.people.move_wanted.connect(self._move)
        self.people.left.connect(self._back)
        self.tree.dropped.connect(self._drop)
        moving = QShortcut("Ctrl+M", self, lambda: self.do("move"))
        moving.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.chapter_sheet.asked.connect(self.do)
        self.chapter_sheet.went.connect(self.go_to)

    def show_parts(self, chapters: Sequence[Chapter], found: Sequence[Group]) -> None:
        """Show these, and keep the place."""
        self._chapters, self._groups = chapters, found
        self.tree.show_parts(chapters, found)

    def knows(self, part: bytes) -> bool:
        """Whether a chapter or group is shown here."""
        return part in {one.id for one in self._chapters} | {one.id for one in self._groups}

    def go_to(self, part: bytes) -> None:
        """Go to a chapter or group."""
        self.tree.go_to(part)

    def group(self) -> Group | None:
        """The group whose sheet is shown."""
        line: Branch | None = self.tree.current_row()
        return line.group if line else None

    def place(self) -> bytes | None:
        """The chapter at hand, or that of the group at hand."""
        line: Branch | None = self.tree.current_row()
        if line is None:
            return None
        return line.chapter.id if line.chapter else line.group.chapter if line.group else None

    def next_unfinished(self) -> None:
        """Go to the next group whose charter is not whole."""
        wait = [one.id for one in self._groups if one.filled < len(CHARTER)]
        at = self.group()
        place = wait.index(at.id) + 1 if at is not None and at.id in wait else 0
        self.go_to(wait[place % len(wait)])

    # -- the sheet -----------------------------------------------------------------------------

    def _show_line(self, line: Branch | None) -> None:
        if self._right.currentWidget() is self.people and line and line.group:
            # Who is moved is chosen on: of the group where the tree stands.
            self.people.show_group(line.group)
        elif line is None:
            self._right.setCurrentIndex(0)
        elif line.group is not None:
            self._show_group(line.group)
            self._right.setCurrentIndex(1)
        elif line.chapter is not None:
            self._show_chapter(line.chapter)
            self._right.setCurrentIndex(2)

    def _show_group(self, group: Group) -> None:
        known = {one.id: one for one in self._groups}
        chapter = next((one.name for one in self._chapters if one.id == group.chapter), "")
        places = [one for one in (group.id, group.chapter) if one is not None]
        writes = self._may("member.write", places)
        facts = GroupFacts(
            group,
            chapter or self.tr("全社群"),
            known.get(group.parent) if group.parent else None,
            [one for one in self._groups if one.parent == group.id],
            groups.steps(self._reads, group.id),
            members.by_ids(self._reads, groups.first(self._reads, group.id, FACES)),
            self._holders(places),
            owners(self._reads).get(group.id),
            by_default(self._reads),
        )
        self.sheet.show_group(
            facts,
            writes=writes,
            clears=writes and self._may("member.merge", places),
            appoints=may_grant(self._reads.actor, OWNER, frozenset(), group.id),
        )

    def _holders(self, places: Sequence[bytes]) -> list[Holding]:
        """Who has a role for the group or its chapter; the group's owner is said before them."""
        team = roles.team(self._reads, roles.likely_day(self._reads))
        return [
            one
            for one in team
            if one.assignment is not None
            and one.role is not None
            and one.role.granted_as != OWNER
            and one.assignment.scope.id in places
        ]

    def _show_chapter(self, chapter: Chapter) -> None:
        known = {one.id: one for one in self._chapters}
        zone = zone_of(known, chapter.id, self._reads.zone)
        prefix = scheme_of(known, chapter.id, numbers.scheme(self._reads))
        given = numbers.supply(self._reads, prefix).at(0)
        upper = known.get(chapter.parent) if chapter.parent else None
        facts = ChapterFacts(
            chapter,
            upper.name if upper else "",
            zone,
            datetime.now(ZoneInfo(zone)).strftime("%H:%M"),
            show_number(prefix, given, numbers.width(self._reads, prefix)) if given else "",
            [one for one in self._groups if one.chapter == chapter.id],
        )
        self.chapter_sheet.show_chapter(facts, writes=self._may("member.write", [chapter.id]))

    def _may(self, cell: str, places: Sequence[bytes]) -> bool:
        actor = self._reads.actor
        return not actor.preview and actor.allows(cell, scopes=places)

    # -- doing ---------------------------------------------------------------------------------

    def do(self, verb: str) -> None:
        """Do something with the part at hand, by the name that its sheet gives it."""
        line: Branch | None = self.tree.current_row()
        if line is None:
            return
        if line.group is not None:
            self._do_group(verb, line.group)
        elif line.chapter is not None:
            self._do_chapter(verb, line.chapter)

    def _do_group(self, verb: str, group: Group) -> None:
        {
            "join": self.verbs.join,
            "split": self.verbs.split,
            "clean": self.verbs.clean,
            "edit": self.verbs.edit,
            "charter": self.verbs.charter,
            "owner": self.verbs.owner,
            "move": self._list_people,
            "more": self._more,
        }[verb](group)

    def _do_chapter(self, verb: str, chapter: Chapter) -> None:
        if verb == "below":
            self.verbs.add_chapter(chapter.id)
        elif verb == "remove":
            self.verbs.remove_chapter(chapter)
        else:
            self.verbs.edit_chapter(chapter)

    def _more(self, group: Group) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("看全部成员")).triggered.connect(self._list_members)
        relieve = menu.addAction(self.tr("撤下群主"))
        relieve.triggered.connect(lambda: self.verbs.relieve(group))
        may = may_grant(self._reads.actor, OWNER, frozenset(), group.id)
        relieve.setEnabled(may and group.id in owners(self._reads))
        dissolve = menu.addAction(self.tr("解散小组"))
        dissolve.triggered.connect(lambda: self.verbs.remove(group))
        places = [one for one in (group.id, group.chapter) if one is not None]
        dissolve.setEnabled(self._may("community.write", places))
        menu.popup(self.sheet.more.mapToGlobal(self.sheet.more.rect().bottomLeft()))

    def _list_people(self, group: Group) -> None:
        """Show who is in a group, to be moved; or, where they are shown, ask whereto."""
        if not self._may("member.write", [one for one in (group.id, group.chapter) if one]):
            return
        if self._right.currentWidget() is self.people:
            self._move(self.people.chosen())
            return
        self.people.show_group(group)
        self._right.setCurrentWidget(self.people)
        self.people.table.setFocus()

    def _back(self) -> None:
        self._right.setCurrentWidget(self.sheet)
        self._show_line(self.tree.current_row())
        self.tree.setFocus()

    def _move(self, chosen: Sequence[bytes]) -> None:
        if (group := self.group()) is not None and chosen:
            self.verbs.move(group, chosen)

    def _drop(self, target: Group, chosen: Sequence[bytes]) -> None:
        if (group := self.group()) is not None and group.id != target.id:
            self.verbs.move_to(group, target, chosen)

    def _step_done(self, number: int, done: bool) -> None:
        if (group := self.group()) is not None:
            self.verbs.step_done(group, number, done)

    def _step(self, step: Step) -> None:
        if (group := self.group()) is not None:
            self.verbs.step(group, step)

    def _list_members(self) -> None:
        if (group := self.group()) is not None:
            self._shell.go("members", query=_inside(group))


def _inside(group: Group) -> MemberQuery:
    return MemberQuery(filters=(Filter("team", "=", (group.id.hex(),)),))
