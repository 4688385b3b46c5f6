"""Rules: the list, the one at hand as a sentence to edit, and its trial on the past."""

from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.actions import rewards
from desktop.dispatcher import Dispatcher, Job
from desktop.models.rehearsal import Rehearsal
from desktop.models.rule import Rule
from desktop.models.rulebook import StoredRule
from desktop.store import entries, rulebook
from desktop.store.community import Reads
from desktop.store.ledger import Written
from desktop.views.parts import privacy
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import column, hline, row, scroll, vline
from desktop.views.parts.search import SearchField
from desktop.views.parts.shell import Shell
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.rewards import words
from desktop.views.rewards.form import RuleForm
from desktop.views.rewards.rule_list import RuleList
from desktop.views.rewards.trial import Trial
from desktop.views.rewards.verbs import RewardVerbs
from desktop.views.theme.palette import size, wide

REST_MS = 250
# The least width of the sentence (px at 100 %) that its longest slot needs.
LEAST = 400
RECENT_DAYS = 30


class Open(Struct, frozen=True):
    """The rule at hand: as stored (None while it is new) and as it stands in the form."""

    stored: StoredRule | None
    rule: Rule

    @property
    def begun(self) -> bool:
        """Whether a version of it is or was in force."""
        return self.stored is not None and bool(self.stored.published)

    @property
    def edited(self) -> bool:
        """Whether the form says something that is not stored yet."""
        return self.stored is None or self.stored.newest != self.rule


class RulesTab(QWidget):
    """`counted(n)` when the rules were read; `member_wanted(id)` from the trial."""

    counted = Signal(int)
    member_wanted = Signal(object)

    def __init__(
        self,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        verbs: RewardVerbs,
        first: Button,
    ) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell, self._verbs = reads, dispatcher, shell, verbs
        self._open: Open | None = None
        # What was changed and neither kept nor published, by rule: going elsewhere loses nothing.
        self._edits: dict[bytes | None, Rule] = {}
        # What such a rule said when changing it began: whether somebody else changed it meanwhile.
        self._began: dict[bytes | None, Rule] = {}
        self._asked: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._try)
        self.list = RuleList()
        self.list.chosen.connect(self._choose)
        self.search = SearchField(self.tr("找规则"), self.tr("找规则"), width=160)
        self.search.searched.connect(lambda _text: self._show_list())
        self.form = RuleForm(reads)
        self.form.edited.connect(self._edited)
        self.form.refused.connect(shell.say)
        self.trial = Trial()
        self.trial.span_chosen.connect(self._span)
        self.trial.opened.connect(self.member_wanted.emit)
        self._build(first)
        self.read()

    # -- looks ---------------------------------------------------------------------------------

    def _build(self, first: Button) -> None:
        self._left = QWidget()
        self._left.setFixedWidth(wide(216))
        found = column(self.search, self.list, gap=8, margins=(14, 16, 14, 8))
        self._left.setLayout(row(found, vline(), gap=0))
        empty = EmptyState(
            "gift",
            self.tr("还没有积分规则"),
            act=first,
            hint=self.tr("规则说清楚做了什么得多少分。先试算，再发布；发布之前的分不变。"),
        )
        busy = QWidget()
        line = QHBoxLayout(busy)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self._left)
        line.addWidget(self._sheet(), 1)
        line.addWidget(self.trial)
        self._stack = QStackedWidget()
        self._stack.addWidget(busy)
        self._stack.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _sheet(self) -> QWidget:
        self.name = Elided("", 16, bold=True)
        self.version = Tag("", "warn")
        rename = icon_button("pencil-simple", self.tr("改规则名"), slot=self._rename)
        self.more = icon_button("dots-three", self.tr("更多"), slot=self._more)
        self.from_what = label("", 12, "text2", wrap=True)
        kept = self.tr("在别处改过。这里的改动留着，发布后以这里的为准")
        self.elsewhere = label(kept, 12, "warn", wrap=True)
        self.elsewhere.hide()
        self.rules = icon_button("list-bullets", self.tr("换一条规则"), slot=self._pick)
        self.rules.hide()
        head = row(self.rules, self.name, self.version, rename, None, self.more)
        inside = QWidget()
        inside.setLayout(
            column(
                head, self.from_what, self.elsewhere, 4, self.form, gap=6, margins=(24, 20, 24, 16)
            )
        )
        self.waiting = label("", 12, "text2", wrap=True)
        self.settle = button(self.tr("补发过去的分是另一步"), "link", slot=self._run)
        self.draft = button(self.tr("存草稿"), "plain", slot=self._save_draft)
        self.publish = button("", "primary", "rocket-launch", slot=self._publish)
        told = column(self.waiting, row(self.settle, None), gap=2)
        self._foot = row(told, row(None, self.draft, self.publish), margins=(24, 10, 24, 14))
        self._foot.setStretch(0, 1)
        self._middle = QWidget()
        self._middle.setLayout(column(scroll(inside), hline(), self._foot, gap=0))
        return self._middle

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow, the list gives way to a menu, and the buttons stand under the words."""
        super().resizeEvent(event)
        room = self.width() - wide(296)
        listed = room - wide(216) >= size(LEAST)
        self._left.setVisible(listed)
        self.rules.setVisible(not listed)
        narrow = room - (wide(216) if listed else 0) < size(520)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(way)
        self._foot.setStretch(0, 0 if narrow else 1)

    def _pick(self) -> None:
        """The list as a menu, where there is no room for it."""
        menu = QMenu(self)
        for stored in self._rules:
            made = menu.addAction(f"{stored.newest.name}  {self._meta(stored)}")
            made.triggered.connect(lambda _checked=False, key=stored.id: self._choose(key))
        menu.popup(self.rules.mapToGlobal(self.rules.rect().bottomLeft()))

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the rules again; the one at hand stays at hand, with what was changed of it."""
        self._rules = rulebook.listed(self._reads)
        since = self._reads.today() - timedelta(RECENT_DAYS - 1)
        self._recent = entries.recent_people(self._reads, since)
        self.counted.emit(len(self._rules))
        new = None in self._edits
        self._stack.setCurrentIndex(0 if self._rules or new else 1)
        at_hand = self._open.stored.id if self._open and self._open.stored else None
        self._show_list()
        if self._open is not None and self._open.stored is None and new:
            return
        found = next((one for one in self._rules if one.id == at_hand), None)
        if found is None and self.list.at_hand() is None:
            self._open = None
        else:
            self._choose(at_hand if found else self.list.at_hand())

    def editing(self) -> bool:
        """Whether a rule says something that is not stored."""
        return bool(self._edits)

    def _show_list(self) -> None:
        self.list.show_rules(self._rules, self._meta, self.search.text())

    def _meta(self, stored: StoredRule) -> str:
        if not stored.published:
            return self.tr("未发布")
        version = self.tr("第 {n} 版").format(n=len(stored.published))
        if stored.state == "stopped":
            return version
        people = self.tr("近 30 天 %n 人", "", self._recent.get(stored.id, 0))
        return words.joined([version, people])

    def _choose(self, key: bytes | None) -> None:
        stored = next((one for one in self._rules if one.id == key), None)
        if stored is not None and stored.versions:
            if key not in self._edits:
                self._began.pop(key, None)
            began = self._began.get(key)
            self.elsewhere.setVisible(began is not None and began != stored.newest)
            self._show(Open(stored, self._edits.get(key, stored.newest)))

    def start(self, rule: Rule) -> None:
        """Begin a new rule from this one."""
        self._edits[None] = rule
        self._stack.setCurrentIndex(0)
        self.list.clearSelection()
        self.list.setCurrentIndex(self.list.rules.index(-1))
        self._show(Open(None, rule))
        self.form.first_slot().setFocus()

    def go_to(self, key: bytes) -> None:
        """Open a rule."""
        self.search.edit.clear()
        self.list.choose(key)
        self._choose(key)

    def _show(self, now: Open) -> None:
        self._open = now
        self.name.setText(now.rule.name)
        self._show_version(now)
        self.form.show_rule(now.rule, begun=now.begun)
        may = self._reads.actor.allows("rule.publish") and not self._reads.actor.preview
        self.form.setEnabled(may)
        self.draft.setEnabled(may and now.edited)
        number = now.stored.next_number if now.stored else 1
        self.publish.setText(self.tr("发布第 {n} 版").format(n=number))
        unpublished = now.edited or bool(now.stored and now.stored.draft)
        self.publish.setEnabled(may and unpublished)
        self.more.setEnabled(may and now.stored is not None)
        self.waiting.setText(self.tr("发布后只管以后的事，以前的分不变"))
        self.settle.setVisible(now.begun and now.stored is not None and now.stored.state == "live")
        if self.isVisible():
            self._rest.start()

    def _show_version(self, now: Open) -> None:
        stored = now.stored
        number = stored.next_number if stored else 1
        if stored and stored.published and not now.edited and not stored.draft:
            self.version.show_text(self.tr("第 {n} 版").format(n=number - 1), "ok")
            if stored.state == "stopped":
                self.version.show_text(self.tr("已停"), "grey")
            self.from_what.setText("")
        else:
            self.version.show_text(self.tr("第 {n} 版 草稿").format(n=number), "warn")
            changed = (
                words.differences(stored.published[-1].rule, now.rule)
                if now.begun and stored
                else []
            )
            told = self.tr("改自第 {n} 版：{what}").format(n=number - 1, what=words.joined(changed))
            self.from_what.setText(told if changed else "")
        self.from_what.setVisible(bool(self.from_what.text()))

    def showEvent(self, event: QShowEvent) -> None:
        """Try the rule at hand again: what it counts may have changed meanwhile."""
        super().showEvent(event)
        self._rest.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """A trial that nobody sees need not begin."""
        self._rest.stop()
        super().hideEvent(event)

    # -- the trial -----------------------------------------------------------------------------

    def _span(self, days: int) -> None:
        self.trial.show_span(days)
        self._try()

    def _try(self) -> None:
        now = self._open
        if now is None:
            return
        known = now.stored.id if now.stored else None
        self._asked = job = self._dispatcher.do(rewards.rehearse, now.rule, known, self.trial.days)
        job.done.connect(lambda found, job=job: self._tried(job, found))
        if now.begun and now.stored and now.stored.state == "live":
            waiting = self._dispatcher.do(rewards.preview, now.stored.id)
            waiting.done.connect(lambda found, now=now: self._tell_waiting(now, found))

    def _tried(self, job: Job, found: Rehearsal) -> None:
        if job is not self._asked or self._open is None:
            return
        stored = self._open.stored
        self.trial.show_trial(found, len(stored.published) if stored else 0)

    def _tell_waiting(self, asked: Open, found: Written) -> None:
        if self._open is not asked:
            return
        told = self.tr("发布后只管以后的事，以前的分不变")
        if found.awards or found.reversals:
            points = privacy.amount(f"{found.points:,}")
            told = self.tr("有 %n 人的 {points} 分在等补发", "", found.members).format(
                points=points
            )
        self.waiting.setText(told)

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
        if self._open is None:
            return
        dialog = Dialog(self, self.tr("改规则名"), self.tr("改名"))
        field = QLineEdit(self._open.rule.name)
        field.setMaxLength(60)
        dialog.add_field(self.tr("规则名"), field)
        if dialog.exec() == QDialog.DialogCode.Accepted and field.text().strip():
            self._edited(replace(self._open.rule, name=field.text().strip()))

    def _more(self) -> None:
        stored = self._open.stored if self._open else None
        if stored is None:
            return
        menu = QMenu(self)
        if stored.published:
            text = self.tr("重新启用") if stored.state == "stopped" else self.tr("停用这条规则")
            menu.addAction(text, lambda: self._verbs.stop(stored))
        if stored.draft is not None:
            menu.addAction(self.tr("丢弃草稿"), lambda: self._discard(stored))
        if stored.id in self._edits:
            menu.addAction(self.tr("放弃刚才的改动"), lambda: self._forget(stored.id))
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _discard(self, stored: StoredRule) -> None:
        self._edits.pop(stored.id, None)
        self._verbs.discard(stored)

    def _forget(self, key: bytes) -> None:
        self._edits.pop(key, None)
        self._choose(key)

    def _save_draft(self) -> None:
        self._keep(publish=False)

    def _publish(self) -> None:
        self._keep(publish=True)

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
