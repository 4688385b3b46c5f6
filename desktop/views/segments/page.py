"""Segments: the list with live counts, one as a sentence to edit, and whom others share."""

import json
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.actions import segments as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.condition import Condition, document
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.models.segment import Census, Programme, Segment
from desktop.models.segment_edit import NOTHING, parts
from desktop.store import segments
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.counted import counted
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import clear, column, hline, row, scroll, vline
from desktop.views.parts.lines import Line, LineList
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.segments.editor import Draft, SegmentForm
from desktop.views.theme.palette import wide

_TABLES = frozenset({"segment", "programme", "member", "member_tag", "member_team", "activity"})
_REST_MS = 200
_SHARED = 12
_NO_CENSUS = Census({}, ())


class SegmentsPage(QWidget):
    """What the form says is counted as it changes; nothing is counted where the window waits."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._stale = False
        self._known: list[Segment] = []
        self._census = _NO_CENSUS
        self._may = may_write(reads.actor)
        self._all, self._one = Aside(self, reads), Aside(self, reads)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._count)
        self.list = LineList(self.tr("人群"))
        self.list.chosen.connect(self._choose)
        self.form = SegmentForm(reads)
        self.form.edited.connect(self._show)
        self.form.refused.connect(shell.say)
        self.count = label("", 20, bold=True)
        self.listed = button(self.tr("看名单"), "link", "users", slot=self._see)
        self.save = button(self.tr("保存"), "soft", "check", slot=self._save)
        self.back = button(self.tr("放弃改动"), "ghost", slot=self._forget)
        self.drop = button(self.tr("删除人群"), "ghost", "trash", slot=self._remove)
        self.programme = QLineEdit()
        self._done, self._shared = QVBoxLayout(), QVBoxLayout()
        self._stack = QStackedWidget(self)
        self._build()
        self.read()

    def _build(self) -> None:
        self._new = button(self.tr("新建人群"), "primary", "plus", slot=self.start)
        self._new.setEnabled(self._may)
        back = button(
            self.tr("成员"), "ghost", "arrow-left", slot=lambda: self._shell.go("members")
        )
        back.setAccessibleName(self.tr("回到成员"))
        self._head = PageHead(self.tr("人群")).add(self._new)
        self._head.insert_before(back)
        self.programme.setPlaceholderText(self.tr("给这群人做什么，回车记下"))
        self.programme.setAccessibleName(self.tr("新方案"))
        self.programme.returnPressed.connect(self._add_programme)
        self.list.setFixedWidth(wide(248))
        inside = QWidget()
        inside.setLayout(self._sheet())
        busy = QWidget()
        found = column(self.list, margins=(14, 8, 14, 8))
        line = row(found, vline(), scroll(inside), gap=0)
        line.setStretch(2, 1)
        busy.setLayout(line)
        begin = button(self.tr("新建人群"), "soft", "plus", slot=self.start)
        begin.setEnabled(self._may)
        self._stack.addWidget(busy)
        self._stack.addWidget(
            EmptyState(
                "users-three",
                self.tr("还没有人群"),
                begin,
                hint=self.tr("人群是存下来的条件，人数随时是新的，例如八五后、白领、爱阅读。"),
            )
        )
        whole = column(self._head, self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _sheet(self) -> QVBoxLayout:
        figures = row(self.count, self.listed, None, self.drop, self.back, self.save)
        self._done.setSpacing(4)
        self._shared.setSpacing(4)
        made = column(
            figures,
            self.form,
            hline(),
            label(self.tr("方案"), 14, bold=True),
            self._done,
            self.programme,
            hline(),
            label(self.tr("和别的人群重合"), 14, bold=True),
            self._shared,
            gap=14,
            margins=(24, 12, 24, 24),
        )
        made.addStretch(1)
        return made

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the segments anew; what is being edited stays as it is."""
        self._known = segments.listed(self._reads)
        self._show_list()
        self._all.soon(lambda reads: segments.counted(reads, self._known), self._show_census)
        draft = self.form.draft
        key = draft.segment.id if draft and draft.segment else None
        stored = next((one for one in self._known if one.id == key), None)
        if draft is None or (key is not None and stored is None):
            self.form.draft = None
            self._choose(self.list.at_hand())
        elif not draft.changed and stored is not None:
            self._choose(stored.id)
        self._show_stack()

    def _show_stack(self) -> None:
        self._stack.setCurrentIndex(0 if self._known or self.form.draft else 1)

    def _show_census(self, found: Census) -> None:
        self._census = found
        self._show_list()
        self._show_shared()

    def _show_list(self) -> None:
        lines = [
            Line(
                one.id,
                one.name,
                "、".join(done.name for done in one.programmes) or self.tr("还没有方案"),
                "accent" if one.programmes else "warn",
                f"{self._census.counts[one.id]:,}" if one.id in self._census.counts else "",
            )
            for one in self._known
        ]
        self._head.count.setText(counted().segments(len(lines)))
        self.list.show_lines(lines)

    def _choose(self, key: bytes | None) -> None:
        found = next((one for one in self._known if one.id == key), None)
        if found is not None:
            draft = Draft(found, found.name, found.where, found.themes, found.sensitive)
            self._show(draft)

    def start(self) -> None:
        """Begin a new segment."""
        self.list.clearSelection()
        self._show(Draft(None, "", NOTHING))
        self._show_stack()
        self.form.name.setFocus()

    def _show(self, draft: Draft) -> None:
        self.form.show_draft(draft, may_edit=self._may)
        stored = draft.segment is not None
        self.save.setVisible(self._may and draft.changed)
        self.back.setVisible(draft.changed)
        self.drop.setVisible(self._may and stored)
        self.listed.setVisible(bool(parts(draft.where)))
        self._show_programmes(draft.segment)
        self._show_shared()
        self._rest.start()

    def _count(self) -> None:
        draft = self.form.draft
        if draft is None or not parts(draft.where):
            self._one.give_up()
            self.count.setText(counted().people(0))
            return
        self.count.setText(self.tr("正在数…"))
        self._one.soon(partial(_counted, where=draft.where), self._show_count)

    def _show_count(self, found: int) -> None:
        hidden = found < 0
        self.count.setText(self.tr("看不到") if hidden else counted().people(found))
        self.count.setToolTip(self.tr("条件里有你看不到的资料") if hidden else "")

    def _show_programmes(self, segment: Segment | None) -> None:
        clear(self._done)
        self.programme.setVisible(self._may and segment is not None)
        for one in segment.programmes if segment else ():
            drop = icon_button("x", self.tr("去掉方案 {name}").format(name=one.name))
            drop.clicked.connect(partial(self._drop_programme, one))
            drop.setVisible(self._may)
            line = row(label(one.name), drop, None)
            held = QWidget()
            held.setLayout(line)
            self._done.addWidget(held)
        if segment is not None and not segment.programmes:
            self._done.addWidget(label(self.tr("还没有方案"), 13, "warn"))

    def _show_shared(self) -> None:
        clear(self._shared)
        draft = self.form.draft
        key = draft.segment.id if draft and draft.segment else None
        called = {one.id: one.name for one in self._known}
        pairs = [one for one in self._census.overlaps if key in (one.one, one.other)][:_SHARED]
        for one in pairs:
            other = one.other if one.one == key else one.one
            told = row(label(called.get(other, "")), None, label(counted().people(one.count)))
            held = QWidget()
            held.setLayout(told)
            self._shared.addWidget(held)
        if not pairs:
            self._shared.addWidget(label(self.tr("没有重合的人"), 13, "text2"))

    # -- changing ------------------------------------------------------------------------------

    def _do(self, job: Job) -> None:
        job.failed.connect(self._shell.say)

    def _save(self) -> None:
        draft = self.form.draft
        if draft is None:
            return
        job = self._dispatcher.do(
            acting.save,
            draft.name,
            draft.where,
            segment=draft.segment.id if draft.segment else None,
            themes=draft.themes,
            sensitive=draft.sensitive,
        )
        job.done.connect(self._saved)
        self._do(job)

    def _saved(self, changes: Changes) -> None:
        self.form.draft = None
        self._known = segments.listed(self._reads)
        self._show_list()
        if isinstance(changes.result, bytes):
            self.list.choose(changes.result)
            self._choose(changes.result)
        self._shell.toast(self.tr("人群存好了"), changes)

    def _forget(self) -> None:
        self.form.draft = None
        self._choose(self.list.at_hand())
        self._show_stack()

    def _remove(self) -> None:
        draft = self.form.draft
        if draft is not None and draft.segment is not None:
            job = self._dispatcher.do(acting.remove, draft.segment.id)
            job.done.connect(lambda done: self._shell.toast(self.tr("人群删除了"), done))
            self._do(job)

    def _add_programme(self) -> None:
        draft, text = self.form.draft, self.programme.text().strip()
        if draft is not None and draft.segment is not None and text:
            self.programme.clear()
            self._do(self._dispatcher.do(acting.add_programme, draft.segment.id, text))

    def _drop_programme(self, one: Programme) -> None:
        self._do(self._dispatcher.do(acting.remove_programme, one.id))

    def _see(self) -> None:
        """The members it picks, in the list of members."""
        draft = self.form.draft
        if draft is not None:
            self._shell.go("members", query=MemberQuery(filters=(chosen(draft),)))

    # -- what the window asks --------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """The list, or the button where there is none."""
        return self.list if self._known else self._new

    def show_target(self, segment: bytes | None = None) -> None:
        """Open one segment, or begin a new one."""
        if segment is None:
            self.start()
        else:
            self.list.choose(segment)
            self._choose(segment)

    def keeps(self) -> bool:
        """Whether something is not saved."""
        return self.form.draft is not None and self.form.draft.changed

    def show_changes(self, changes: Changes) -> None:
        """Count anew what changed."""
        if not changes.tables & _TABLES:
            return
        if self.isVisible():
            self.read()
            self._rest.start()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.read()
            self._rest.start()


def chosen(draft: Draft) -> Filter:
    """The filter that has the list show whom a draft picks."""
    if draft.segment is not None and not draft.changed:
        return Filter("segment", "=", (draft.segment.id.hex(),))
    return Filter("where", "=", (json.dumps(document(draft.where), ensure_ascii=False),))


def _counted(reads: Reads, where: Condition) -> int:
    """How many a tree picks; -1 where the actor may not read what it asks about."""
    try:
        return segments.count(reads, where)
    except Problem:
        return -1
