"""Rules: the list, the one at hand as a sentence to edit, and its trial on the past."""

from datetime import timedelta
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from desktop.models.clock import wall_ms
from desktop.models.rehearsal import Rehearsal
from desktop.models.rule import Rule
from desktop.models.rulebook import StoredRule
from desktop.store import entries, pointvalue, rulebook
from desktop.store.community import Reads
from desktop.views.parts.aside import FEW_STEPS, Aside
from desktop.views.parts.button import Button
from desktop.views.parts.counted import apart
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import column, row, vline
from desktop.views.parts.search import SearchField
from desktop.views.parts.shell import Shell
from desktop.views.rewards import words
from desktop.views.rewards.rule_list import RuleList
from desktop.views.rewards.rule_sheet import Open, RuleSheet, SheetVerbs
from desktop.views.rewards.trial import Trial
from desktop.views.rewards.trying import Trying
from desktop.views.rewards.verbs import RewardVerbs
from desktop.views.theme.palette import size, wide

REST_MS = 250
# The least width of the sentence (px at 100 %) that its longest slot needs.
LEAST = 400
RECENT_DAYS = 30


class RulesTab(QWidget):
    """`counted(n)` when the rules were read; `member_wanted(id)` from the trial."""

    counted = Signal(int)
    member_wanted = Signal(object)

    def __init__(
        self,
        reads: Reads,
        shell: Shell,
        verbs: RewardVerbs,
        first: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reads, self._verbs = reads, verbs
        self._open: Open | None = None
        # What was changed and neither kept nor published, by rule: going elsewhere loses nothing.
        self._edits: dict[bytes | None, Rule] = {}
        self._rules: list[StoredRule] = []
        self._recent: dict[bytes, int] = {}
        # What such a rule said when changing it began: whether somebody else changed it meanwhile.
        self._began: dict[bytes | None, Rule] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._try)
        self.list = RuleList()
        self.list.chosen.connect(self._choose)
        self.search = SearchField(self.tr("找规则"), self.tr("找规则"), width=160)
        self.search.searched.connect(lambda _text: self._show_list())
        self.sheet = RuleSheet(
            reads,
            SheetVerbs(
                self._rename,
                self._more,
                self._pick,
                self._run,
                partial(self._keep, publish=False),
                partial(self._keep, publish=True),
            ),
        )
        self.form = self.sheet.form
        self.form.edited.connect(self._edited)
        self.form.refused.connect(shell.say)
        self._aside = Aside(self, reads)
        self.trying = Trying(self, reads)
        self.trying.tried.connect(self._tried)
        self.trying.waits.connect(self.sheet.show_waiting)
        self.trying.failed.connect(shell.say)
        self.trial = Trial(reads.today, lambda: pointvalue.read(reads))
        self.trial.days.chosen.connect(self._try)
        self.trial.opened.connect(self.member_wanted.emit)
        self._build(first)

    # -- looks ---------------------------------------------------------------------------------

    def _build(self, first: Button) -> None:
        self._stack = QStackedWidget(self)
        busy = QWidget(self._stack)
        self._left = QWidget(busy)
        self._left.setFixedWidth(wide(216))
        found = column(self.search, self.list, gap=8, margins=(14, 16, 14, 8))
        self._left.setLayout(row(found, vline(), gap=0))
        empty = EmptyState(
            "gift",
            self.tr("还没有积分规则"),
            act=first,
            hint=self.tr("规则说清楚做了什么得多少分。先试算，再发布；发布之前的分不变。"),
        )
        line = QHBoxLayout(busy)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._left)
        line.addWidget(self.sheet, 1)
        line.addWidget(self.trial)
        self._stack.addWidget(busy)
        self._stack.addWidget(empty)
        self.setLayout(column(self._stack, gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow, the list gives way to a menu, and the buttons stand under the words."""
        super().resizeEvent(event)
        room = self.width() - wide(296)
        listed = room - wide(216) >= size(LEAST)
        self._left.setVisible(listed)
        self.sheet.show_room(room - (wide(216) if listed else 0), listed=listed)

    def _pick(self) -> None:
        """The list as a menu, where there is no room for it."""
        menu = QMenu(self)
        for stored in self._rules:
            made = menu.addAction(f"{stored.newest.name}  {self._meta(stored)}")
            made.triggered.connect(lambda _checked=False, key=stored.id: self._choose(key))
        _open_below(menu, self.sheet.rules)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the rules again; the one at hand stays at hand, with what was changed of it."""
        before = self._open
        self._rules = rulebook.listed(self._reads)
        since = self._reads.today() - timedelta(RECENT_DAYS - 1)
        question = partial(entries.recent_people, since=since)
        self._aside.soon(question, self._show_recent, steps=FEW_STEPS)
        self.counted.emit(len(self._rules))
        new = None in self._edits
        self._stack.setCurrentIndex(0 if self._rules or new else 1)
        at_hand = self._open.stored.id if self._open and self._open.stored else None
        self._show_list()
        if before is None:
            # What waits for her is shown first: a rule in force whose next version is a draft.
            waits = next((one.id for one in self._rules if one.published and one.draft), None)
            self.list.choose(waits)
        chosen = self._open is not before
        if chosen or (self._open is not None and self._open.stored is None and new):
            return
        found = next((one for one in self._rules if one.id == at_hand), None)
        if found is None and self.list.at_hand() is None:
            self._open = None
        else:
            self._choose(at_hand if found else self.list.at_hand())

    def editing(self) -> bool:
        """Whether a rule says something that is not stored."""
        return bool(self._edits)

    def _show_recent(self, found: dict[bytes, int]) -> None:
        self._recent = found
        self._show_list()

    def _show_list(self) -> None:
        self.list.show_rules(self._rules, self._meta, self.search.text())

    def _meta(self, stored: StoredRule) -> str:
        if not stored.published:
            return self.tr("未发布")
        version = self.tr("第 {n} 版").format(n=len(stored.published))
        if stored.state == "stopped":
            return version
        if stored.paused(wall_ms()):
            return words.joined([version, self.tr("暂停中")])
        people = apart(self.tr("近 30 天 %n 人", "", self._recent.get(stored.id, 0)))
        return words.joined([version, people])

    def _choose(self, key: bytes | None) -> None:
        stored = next((one for one in self._rules if one.id == key), None)
        if stored is not None and stored.versions:
            if key not in self._edits:
                self._began.pop(key, None)
            began = self._began.get(key)
            self.sheet.elsewhere.setVisible(began is not None and began != stored.newest)
            self._show(Open(stored, self._edits.get(key, stored.newest)))

    def start(self, rule: Rule) -> None:
        """Begin a new rule from this one."""
        self._edits[None] = rule
        self._stack.setCurrentIndex(0)
        self.list.clearSelection()
        self.list.setCurrentIndex(self.list.lines.index(-1))
        self._show(Open(None, rule))
        self.form.first_slot().setFocus()

    def go_to(self, key: bytes) -> None:
        """Open a rule."""
        self.search.edit.clear()
        self.list.choose(key)
        self._choose(key)

    def _show(self, now: Open) -> None:
        # What is being tried is the rule that was at hand.
        self.trying.give_up()
        self._open = now
        actor = self._reads.actor
        self.sheet.show_rule(now, actor.allows("rule.publish") and not actor.preview)
        if self.isVisible():
            self._rest.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Try the rule at hand again: what it counts may have changed meanwhile."""
        super().showEvent(event)
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """A trial that nobody sees need not begin."""
        self._rest.stop()
        self.trying.give_up()
        super().hideEvent(event)

    # -- the trial -----------------------------------------------------------------------------

    def _try(self) -> None:
        now = self._open
        if now is not None:
            known = now.stored.id if now.stored else None
            self.trying.ask(now.rule, known, self.trial.days.span(), live=now.live)

    def _tried(self, found: Rehearsal) -> None:
        stored = self._open.stored if self._open else None
        self.trial.show_trial(found, len(stored.published) if stored else 0)

    # -- changing ------------------------------------------------------------------------------

    def _edited(self, rule: Rule) -> None:
        if self._open is None:
            return
        stored = self._open.stored
        key = stored.id if stored else None
        self._edits[key] = rule
        if stored:
            self._began.setdefault(stored.id, stored.newest)
        if stored and stored.newest == rule:
            del self._edits[key]
        self._show(replace(self._open, rule=rule))

    def _rename(self) -> None:
        if self._open is not None and (name := self.sheet.asked_name(self._open.rule.name)):
            self._edited(replace(self._open.rule, name=name))

    def _more(self) -> None:
        stored = self._open.stored if self._open else None
        if stored is None:
            return
        menu = QMenu(self)
        if stored.published:
            text = self.tr("重新启用") if stored.state == "stopped" else self.tr("停用这条规则")
            menu.addAction(text, lambda: self._verbs.stop(stored))
        self._verbs.add_pausing(menu, stored)
        if stored.draft is not None:
            menu.addAction(self.tr("丢弃草稿"), lambda: self._discard(stored))
        if stored.id in self._edits:
            menu.addAction(self.tr("放弃刚才的改动"), lambda: self._forget(stored.id))
        _open_below(menu, self.sheet.more)

    def _discard(self, stored: StoredRule) -> None:
        self._edits.pop(stored.id, None)
        self._verbs.discard(stored)

    def _forget(self, key: bytes) -> None:
        self._edits.pop(key, None)
        self._choose(key)

    def _keep(self, *, publish: bool) -> None:
        now = self._open
        if now is None:
            return
        known = now.stored.id if now.stored else None

        def kept(made: bytes) -> None:
            self._edits.pop(known, None)
            self.read()
            self.go_to(made)

        verb = self._verbs.publish if publish else self._verbs.save_draft
        verb(now.rule, known, kept)

    def _run(self) -> None:
        if self._open is not None and self._open.stored is not None:
            self._verbs.run(self._open.stored)


def _open_below(menu: QMenu, opener: QWidget) -> None:
    menu.popup(opener.mapToGlobal(opener.rect().bottomLeft()))
