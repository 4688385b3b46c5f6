"""最近操作: everything that was done, newest first, with 撤销 and 恢复 where one may."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.actions import history as acting
from desktop.dispatcher import Dispatcher, Job
from desktop.models.changes import Changes
from desktop.models.history import Concerned, Done, Undone
from desktop.store import concerned, history
from desktop.store.community import Reads
from desktop.views.kept import tell_kept
from desktop.views.parts import privacy
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.dates import clock, dated, local, near_day, with_weekday
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.facts import Facts
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import column, row, sunk
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.text import label
from desktop.views.parts.timeline import TimelineItem, TimelineView
from desktop.views.telling.done import action_item, action_text, undone_text

# Actions of one page; the next is read where the last one ended.
PAGE = 60
Told = tuple[Done, Concerned]


class PastPage(ReadingPage):
    """One line an action; a line opens what is known of it and what can be done about it."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self.told: list[Told] = []
        self.opened: object = None
        self._more = True
        back = button(self.tr("今天"), "ghost", "arrow-left", slot=lambda: shell.go("home"))
        back.setAccessibleName(self.tr("回到今天"))
        self._undo = button(
            self.tr("撤销上一步"), "plain", "arrow-counter-clockwise", slot=self._undo_last
        )
        self._undo.setEnabled(not reads.actor.preview)
        self._head = PageHead(self.tr("最近操作"), self.tr("最新的在上面")).add(self._undo)
        self._head.insert_before(back)
        self.view = TimelineView(self.tr("最近操作"), row_px=48, mark_px=28)
        self.view.opened.connect(self.turn)
        self.view.more_wanted.connect(self._read_older)
        self._nothing = EmptyState("clock-counter-clockwise", self.tr("还没有做过什么"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addLayout(column(self.view, margins=(24, 8, 16, 0)), 1)
        whole.addWidget(self._nothing, 1)
        self.read()

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read anew as many as were shown, aside: whom they concern is counted op by op."""
        limit = min(max(PAGE, len(self.told)), history.MOST)
        self._aside.ask(lambda reads: _page(reads, None, limit), self._show)

    def _read_older(self) -> None:
        if self._more and self.told and not self._aside.waiting():
            before = self.told[-1][0].first
            self._aside.ask(lambda reads: _page(reads, before, PAGE), self._append)

    def _show(self, told: list[Told]) -> None:
        self.told, self._more = told, len(told) >= PAGE
        self.view.show_items(self._items(told, ""))
        self.view.setVisible(bool(told))
        self._nothing.setVisible(not told)
        if self.opened is not None:
            still, self.opened = self.opened, None
            self.turn(still)

    def _append(self, older: list[Told]) -> None:
        after = self._day(self.told[-1][0]) if self.told else ""
        self._more = len(older) >= PAGE
        self.told += older
        self.view.items.append(self._items(older, after))

    def _items(self, told: list[Told], after: str) -> list[TimelineItem]:
        items = []
        for done, whom in told:
            day = self._day(done)
            heading, after = ("" if day == after else day), day
            more = self._verb(done)
            at = clock(local(done.at, self._reads.zone))
            items.append(action_item(done, whom, at, heading=heading, more=more))
        return items

    def _day(self, done: Done) -> str:
        day, today = local(done.at, self._reads.zone).date(), self._reads.today()
        near = near_day(day, today)
        if day.year != today.year:
            return with_weekday(dated(day), day)
        return near

    def _verb(self, done: Done) -> str:
        """What the line offers, or nothing."""
        if self._reads.actor.preview or not done.own:
            return ""
        if done.undone:
            return self.tr("恢复")
        return self.tr("撤销") if history.may_undo(done) else ""

    # -- one action ----------------------------------------------------------------------------

    def turn(self, key: object) -> None:
        """Open or close what is known of an action."""
        if key == self.opened:
            self.opened = None
            self.view.collapse()
            return
        for done, whom in self.told:
            if done.action == key:
                self.opened = key
                self.view.expand(key, self._block(done, whom))

    def _block(self, done: Done, whom: Concerned) -> QWidget:
        at = local(done.at, self._reads.zone)
        facts = Facts()
        when = f"{with_weekday(dated(at.date()), at.date())} {clock(at)}"
        facts.add(self.tr("时间"), when)
        facts.add(self.tr("谁"), privacy.name(done.operator_name) or "–")
        facts.add(self.tr("做了什么"), action_text(done.kind, whom))
        if whom.people:
            facts.add(self.tr("涉及"), counted().people(whom.people))
        facts.add(self.tr("写下"), counted().changes(done.count))
        made = QWidget()
        made.setLayout(column(sunk(column(facts, self._act(done), gap=8))))
        return made

    def _act(self, done: Done) -> QWidget:
        verb = self._verb(done)
        line = row()
        if verb:
            bring = done.undone
            slot = (lambda: self._redo(done)) if bring else (lambda: self._undo_one(done))
            picture = "arrow-right" if bring else "arrow-counter-clockwise"
            line.addWidget(button(verb, "plain", picture, small=True, slot=slot))
        else:
            line.addWidget(label(self._why_not(done), 12, "text2", wrap=True), 1)
        line.addStretch(0 if not verb else 1)
        made = QWidget()
        made.setLayout(line)
        return made

    def _why_not(self, done: Done) -> str:
        if not done.own:
            return self.tr("别人做的不能由你撤销；可以直接更正，并写明原因。")
        return self.tr("这一步不能撤销，记录会一直留着。")

    def _undo_last(self) -> None:
        self._follow(self._dispatcher.do(acting.undo), self.tr("正在撤销"))

    def _undo_one(self, done: Done) -> None:
        self._follow(self._dispatcher.do(acting.undo, done.action), self.tr("正在撤销"))

    def _redo(self, done: Done) -> None:
        self._follow(self._dispatcher.do(acting.redo, done.action), self.tr("正在恢复"))

    def _follow(self, job: Job, what: str) -> None:
        self._dispatcher.follow(job, what)

        def done(changes: Changes) -> None:
            if isinstance(changes.result, Undone):
                self._shell.toast(undone_text(changes.result))
                tell_kept(self, self._reads, changes.result)

        job.done.connect(done)
        job.failed.connect(self._shell.say)

    def first_focus(self) -> QWidget:
        """The list."""
        return self.view

    def shots(self) -> list[Shot]:
        """The newest action that can be undone, opened."""
        return [Shot("opened", self._open_first)]

    def _open_first(self) -> None:
        for done, _whom in self.told:
            if history.may_undo(done):
                self.turn(done.action)
                return


def _page(reads: Reads, before: int | None, limit: int) -> list[Told]:
    return [(done, concerned.of(reads, done)) for done in history.page(reads, before, limit)]
