"""Points and rewards: the rules, the ledger and the activities, under one head."""

from collections.abc import Callable
from functools import cached_property

from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.counting import filled
from desktop.models.rule import Rule
from desktop.models.rule_sentence import sentence
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import hline, row
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.text import label, pair
from desktop.views.rewards.activities_tab import ActivitiesTab
from desktop.views.rewards.asking import why_button
from desktop.views.rewards.balances import BalanceVerbs
from desktop.views.rewards.ledger_tab import LedgerTab
from desktop.views.rewards.pausing import PauseDialog
from desktop.views.rewards.rules_tab import RulesTab
from desktop.views.rewards.tabs import RewardsTab, TabEntry, further
from desktop.views.rewards.templates import templates
from desktop.views.rewards.verbs import AwardDialog, RewardVerbs
from desktop.views.theme.palette import look

_RULES = frozenset({"rule", "rule_version", "rule_pause", "entry", "activity", "closing"})
_LEDGER = frozenset({"entry", "rule", "member"})
_ACTIVITIES = frozenset({"activity", "member"})


class RewardsPage(QWidget):
    """Its tabs; `show_target(rule=…, member=…)` opens a rule or a member's entries.

    `show_target(tab=key, …)` opens one of the further tabs and hands it the rest.
    """

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._stale: frozenset[str] = frozenset()
        self._further: dict[str, RewardsTab] = {}
        self.verbs = RewardVerbs(self, reads, dispatcher, shell)
        self.balances = BalanceVerbs(self, reads, dispatcher, shell)
        self.new_button = button(
            self.tr("新建规则"), "primary", "plus", slot=lambda: self.new_menu()
        )
        self.new_button.setShortcut("Ctrl+N")
        self.award_button = button(self.tr("手工发积分"), "plain", "star", slot=self.verbs.award)
        self.why_button = why_button(
            self, reads, dispatcher, shell, lambda: self._stack.currentWidget()
        )
        self.outstanding = label("", 12, "text2")
        self.head = PageHead(self.tr("积分与奖励")).add(
            self.outstanding, self.why_button, self.award_button, self.new_button
        )
        self.tabs = Tabs(
            self.tr("积分与奖励"),
            [
                ("rules", self.tr("规则")),
                ("ledger", self.tr("流水")),
                ("activities", self.tr("活动记录")),
                *((entry.key, entry.title()) for entry in further()),
            ],
        )
        self.tabs.chosen.connect(self._tab)
        self._first_rule = button(self.tr("新建规则"), "soft", "plus")
        self._first_rule.clicked.connect(lambda: self.new_menu(self._first_rule))
        self._first_award = button(self.tr("手工发积分"), "soft", "star", slot=self.verbs.award)
        self._stack = QStackedWidget(self)
        self.rules = RulesTab(reads, shell, self.verbs, self._first_rule, self._stack)
        self._stack.addWidget(self.rules)
        self.rules.counted.connect(lambda n: self.tabs.show_count("rules", str(n)))
        self.rules.member_wanted.connect(self._open_member)
        self._build()
        self.rules.read()
        self._allow()
        # The other tabs stand behind what is seen: made while nobody waits for them.
        QTimer.singleShot(0, self, lambda: self.ledger)
        QTimer.singleShot(0, self, lambda: self.activities)

    @cached_property
    def ledger(self) -> LedgerTab:
        """The tab of all entries, made when first wanted."""
        tab = LedgerTab(self._reads, self._first_award, self._stack)
        self._stack.addWidget(tab)
        tab.counted.connect(self._show_counts)
        tab.member_wanted.connect(self._open_member)
        tab.rule_wanted.connect(self._open_rule)
        tab.reverse_wanted.connect(self.verbs.reverse)
        tab.more_wanted.connect(lambda member: self.balances.popup(tab.more, member))
        tab.read()
        return tab

    @cached_property
    def activities(self) -> ActivitiesTab:
        """The tab of what people did, made when first wanted."""
        tab = ActivitiesTab(self._reads, self._dispatcher, self._shell, self._stack)
        self._stack.addWidget(tab)
        tab.counted.connect(lambda n: self.tabs.show_count("activities", f"{n:,}" if n else ""))
        tab.member_wanted.connect(self._open_member)
        tab.read()
        return tab

    def further(self, key: str) -> RewardsTab:
        """One of the further tabs, made when first wanted."""
        if key not in self._further:
            entry: TabEntry = next(one for one in further() if one.key == key)
            tab = entry.load()(self._reads, self._dispatcher, self._shell, self._stack)
            assert isinstance(tab, QWidget)
            self._stack.addWidget(tab)
            tab.counted.connect(lambda text: self.tabs.show_count(key, text))
            self._further[key] = tab
            tab.read()
        return self._further[key]

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(row(self.tabs, None, margins=(24, 0, 24, 0)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)

    def _allow(self) -> None:
        actor = self._reads.actor
        for made in (self.award_button, self._first_award):
            made.setEnabled(actor.allows("points.award") and not actor.preview)
        for made in (self.new_button, self._first_rule):
            made.setEnabled(actor.allows("rule.publish") and not actor.preview)

    def _show_counts(self, count: int, points: int) -> None:
        self.tabs.show_count("ledger", f"{count:,}")
        shown = privacy.amount(f"{points:,}")
        self.outstanding.setText(
            filled(self.tr("未兑换 {points} 分"), points=shown) if count else ""
        )

    # -- what the window asks ------------------------------------------------------------------

    def show_changes(self, changes: Changes) -> None:
        """Rules and entries concern this page."""
        self._stale = self._stale | changes.tables
        if self.isVisible():
            self._read_stale()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        self._read_stale()

    def _read_stale(self) -> None:
        stale, self._stale = self._stale, frozenset()
        if stale & _RULES:
            self.rules.read()
        made = vars(self)
        if stale & _LEDGER and "ledger" in made:
            self.ledger.read()
        if stale & _ACTIVITIES and "activities" in made:
            self.activities.read()
        for tab in self._further.values():
            if stale & tab.CONCERNS:
                tab.read()

    def keeps(self) -> bool:
        """True while a rule is edited and neither kept nor published."""
        return self.rules.editing()

    def show_privacy(self) -> None:
        """Mask or show every tab; what is being edited stays."""
        shown = (tab.CONCERNS for tab in self._further.values())
        self._stale = (_RULES | _LEDGER | _ACTIVITIES).union(*shown)
        if self.isVisible():
            self._read_stale()

    def part(self) -> str:
        """The tab at hand."""
        return self.tabs.choice()

    def first_focus(self) -> QWidget:
        """The list of the tab at hand."""
        tab = self._at_hand(self.tabs.choice())
        if isinstance(tab, RulesTab):
            return tab.list
        return tab.table if isinstance(tab, LedgerTab | ActivitiesTab) else _focus(tab)

    def show_target(
        self,
        rule: bytes | None = None,
        member: bytes | None = None,
        award: bytes | None = None,
        tab: str = "",
        **target: object,
    ) -> None:
        """Open a rule, a member's entries, the form that gives a member points, or a tab."""
        if tab:
            self.choose_tab(tab)
            show = getattr(self._at_hand(tab), "show_target", None)
            if show and target:
                show(**target)
        if rule is not None:
            self._open_rule(rule)
        if member is not None:
            self.choose_tab("ledger")
            self.ledger.show_only(member=member)
        if award is not None:
            self.verbs.award(award)

    def shots(self) -> list[Shot]:
        """The ledger with an entry explained, and the form that gives points."""
        return [
            Shot("ledger", self._shoot_ledger),
            Shot("activities", lambda: self.choose_tab("activities")),
            Shot("trend", self.show_trend),
            Shot("award", lambda: AwardDialog(self, self._reads)),
            *self.balances.shots(),
            Shot("rule-inviting", lambda: self._shoot_rule("invite")),
            Shot("rule-steps", lambda: self._shoot_rule("steps")),
            Shot("pause", lambda: PauseDialog(self, self._reads.today())),
            *(shot for entry in further() for shot in self._shots_of(entry.key)),
        ]

    def _shots_of(self, key: str) -> list[Shot]:
        """The tab itself, and what it adds once it is open."""
        more = self.further(key).shots()
        return [Shot(key, lambda: self.choose_tab(key)), *more]

    def show_trend(self, span: str = "") -> None:
        """Open the course of the activities, of a month, half a year, a year or of all time."""
        self.choose_tab("activities")
        self.activities.show_trend(span)

    def _shoot_rule(self, trigger: str) -> None:
        self.choose_tab("rules")
        rule = next(one for one in templates() if one.trigger == trigger)
        levels = (50, 10) if trigger == "invite" else rule.points
        self.rules.form.show_rule(replace(rule, points=levels), begun=False)

    def _shoot_ledger(self) -> None:
        self.choose_tab("ledger")
        self.ledger.table.selectRow(0)

    # -- small things --------------------------------------------------------------------------

    def _tab(self, key: str) -> None:
        self._stack.setCurrentWidget(self._at_hand(key))

    def _at_hand(self, key: str) -> QWidget:
        first: dict[str, Callable[[], QWidget]] = {
            "rules": lambda: self.rules,
            "ledger": lambda: self.ledger,
            "activities": lambda: self.activities,
        }
        if key in first:
            return first[key]()
        tab = self.further(key)
        assert isinstance(tab, QWidget)
        return tab

    def choose_tab(self, key: str) -> None:
        self.tabs.choose(key)
        self._tab(key)

    def _open_member(self, member: bytes) -> None:
        self._shell.go("member", member=member)

    def _open_rule(self, rule: bytes) -> None:
        self.choose_tab("rules")
        self.rules.go_to(rule)

    def new_menu(self, opener: QWidget | None = None) -> None:
        menu = QMenu(self)
        for rule in templates():
            text = pair(rule.name, sentence(rule, look().language))
            act = menu.addAction(text)
            act.triggered.connect(lambda _checked=False, rule=rule: self._start(rule))
        below = opener or self.new_button
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _start(self, rule: Rule) -> None:
        self.choose_tab("rules")
        self.rules.start(rule)


def _focus(tab: QWidget) -> QWidget:
    assert isinstance(tab, RewardsTab)
    return tab.first_focus()
