"""A rule as a form in the order of its sentence: when, and, then, at most, valid, from to."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.models.condition import Condition
from desktop.models.problem import Problem
from desktop.models.rule import PERIODIC, THRESHOLD, Rule
from desktop.models.rule_caution import caution
from desktop.models.rule_edit import (
    conditions,
    measures,
    with_condition,
    with_kind,
    with_measure,
    with_trigger,
)
from desktop.store import devices
from desktop.store.community import Reads
from desktop.store.insentences import rule_said, worded_rule
from desktop.views.parts.flow import Flow, follow, follows
from desktop.views.parts.layout import clear, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.slot import Slot, choice_slot, number_slot
from desktop.views.parts.text import label
from desktop.views.parts.tree import DEEPER, TreeEditor, TreeLine
from desktop.views.rewards import words
from desktop.views.rewards.gain import (
    cap_slots,
    gain_slots,
    in_each_slot,
    validity_slot,
    wallet_slot,
    window_slot,
)
from desktop.views.theme.palette import look, size

_LEAD = 44
_YUAN = 100


class RuleForm(QWidget):
    """`edited(rule)` after every step; `refused(problem)` for a value that no rule can hold."""

    edited = Signal(object)
    refused = Signal(object)

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self._rule: Rule | None = None
        self._begun = False
        self._named: dict[str, QWidget] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._said = label("", 13, "text2", wrap=True)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._caution = label("", 13, "warn", wrap=True)
        quoted = QHBoxLayout()
        quoted.setSpacing(10)
        quoted.addWidget(Mark("quotes", "text3", 16), 0, Qt.AlignmentFlag.AlignTop)
        quoted.addWidget(self._said, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addLayout(self._rows)
        whole.addWidget(sunk(quoted))
        whole.addWidget(self._caution)
        whole.addStretch(1)

    def show_rule(self, rule: Rule, *, begun: bool) -> None:
        """Show a rule; of one that has `begun` to give, trigger and cycle stay what they are."""
        focused = self.focusWidget()
        name = focused.objectName() if focused and focused.hasFocus() else ""
        self._rule, self._begun = rule, begun
        # What is cleared lives on until the event loop comes round: it must not be found by name.
        clear(self._rows)
        self._named = {}
        for line in self._lines(rule):
            self._rows.addWidget(_line(line))
            self._named |= {slot.objectName(): slot for slot in line.slots if slot.objectName()}
        self._said.setText(rule_said(self._reads, rule, look().language))
        shared = bool(devices.others(self._reads))
        self._caution.setText(caution(rule, look().language, shared=shared))
        self._caution.setVisible(bool(self._caution.text()))
        again = self._named.get(name)
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def worded(self, rule: Rule) -> Rule:
        """A rule ready to be said: own fields by name, their amounts in yuan."""
        return worded_rule(self._reads, rule, look().language)

    def first_slot(self) -> QWidget:
        """Where the keyboard starts in the sentence."""
        return self._named.get("kind", self)

    def slot(self, name: str) -> QWidget:
        """The slot or button of this name as it stands now; a KeyError is a bug."""
        return self._named[name]

    def _edit(self, rule: Rule) -> None:
        if rule != self._rule:
            self.edited.emit(rule)

    def _lines(self, rule: Rule) -> list[TreeLine]:
        found = [TreeLine(0, self.tr("当"), self._when(rule))]
        editor = TreeEditor(self._reads, self.refused.emit, of_members=False)
        known = conditions(rule)
        for place, tree in enumerate(known):
            found += editor.lines(tree, self._set_condition(place), str(place), self.tr("且"))
        found.append(TreeLine(0, "", editor.adding(self._set_condition(len(known)), "all", "")))
        gain = gain_slots(rule, self._edit)
        wallet = wallet_slot(rule, self._edit)
        found.append(TreeLine(0, self.tr("则"), [*gain, *self._receiver(rule), wallet]))
        found.append(TreeLine(0, self.tr("最多"), cap_slots(rule, self._edit)))
        validity: list[QWidget] = [validity_slot(rule, self._edit)]
        if rule.expires_days:
            validity.append(label(self.tr("从给的那天算起"), 16, "text2"))
        found.append(TreeLine(0, self.tr("有效"), validity))
        found.append(
            TreeLine(0, self.tr("期间"), [window_slot(rule, self._edit, self.refused.emit)])
        )
        return found

    def _receiver(self, rule: Rule) -> list[QWidget]:
        if rule.trigger in ("rank", "invite"):
            return []
        to = self.tr("给推荐人") if rule.activity == "referral" else self.tr("给本人")
        return [label(to, 16, "text2")]

    def _when(self, rule: Rule) -> list[QWidget]:
        triggers = words.triggers()
        trigger = Slot(triggers[rule.trigger], "info", self.tr("什么时候给"))
        trigger.setObjectName("trigger")
        choice_slot(
            trigger,
            lambda: [(text, key) for key, text in triggers.items()],
            rule.trigger,
            lambda key: self._edit(with_trigger(rule, key)),  # type: ignore[arg-type]  # as listed
        )
        kinds = words.kinds()
        kind = Slot(
            kinds[rule.activity], "info", self.tr("什么活动"), words.KIND_ICONS[rule.activity]
        )
        kind.setObjectName("kind")
        choice_slot(
            kind,
            lambda: [(text, key) for key, text in kinds.items()],
            rule.activity,
            lambda key: self._edit(with_kind(rule, key)),  # type: ignore[arg-type]  # as listed
        )
        trigger.setEnabled(not self._begun)
        found: list[QWidget] = [trigger, *self._cycle(rule), kind]
        if rule.trigger == "each":
            return [*found, label(self.tr("发生"), 16, "text2")]
        if rule.trigger == "once":
            found.append(in_each_slot(rule, self._edit, begun=self._begun))
        return [*found, *self._measure(rule)]

    def _cycle(self, rule: Rule) -> list[QWidget]:
        if rule.trigger not in PERIODIC:
            return []
        names = words.periods()
        slot = Slot(names[str(rule.period)], "info", self.tr("什么周期"))
        slot.setObjectName("period")
        slot.setEnabled(not self._begun)
        choice_slot(
            slot,
            lambda: [(text, key) for key, text in names.items()],
            rule.period,
            lambda key: self._edit(replace(rule, period=key)),
        )
        return [slot]

    def _measure(self, rule: Rule) -> list[QWidget]:
        names = words.measures()
        measure = Slot(names[rule.measure], "violet", self.tr("按什么算"))
        measure.setObjectName("measure")
        choice_slot(
            measure,
            lambda: [(names[key], key) for key in measures(rule)],
            rule.measure,
            lambda key: self._edit(with_measure(rule, key)),  # type: ignore[arg-type]  # as listed
        )
        if rule.steps:
            return [measure, label(self.tr("达到"), 16, "text2")]
        if rule.trigger == "rank" and rule.at_least == 1:
            return [measure, label(self.tr("多的排前"), 16, "text2")]
        unit = _YUAN if rule.measure == "amount" else 1
        text = words.amount(rule.measure, rule.at_least)
        least = Slot(text, "violet", self.tr("至少多少"))
        least.setObjectName("least")
        number_slot(
            least,
            max(1, rule.at_least // unit),
            (1, min(THRESHOLD // unit, 10**8)),
            (self.tr("至少"), self.tr("元") if unit > 1 else ""),
            lambda number: self._edit(replace(rule, at_least=number * unit)),
        )
        return [measure, label(self.tr("至少"), 16, "text2"), least]

    def _set_condition(self, place: int) -> Callable[[Condition | None], None]:
        def take(tree: Condition | None) -> None:
            assert self._rule is not None
            try:
                self._edit(with_condition(self._rule, place, tree))
            except Problem as problem:
                self.refused.emit(problem)

        return take


def _line(told: TreeLine) -> QWidget:
    """One line of the sentence: the lead word in its column, the slots breaking as text does."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(size(told.depth * DEEPER), 0, 0, 0)
    line.setSpacing(8)
    word = label(told.lead, 16, "text2")
    word.setMinimumWidth(size(_LEAD))
    word.setMinimumHeight(size(36))
    word.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    line.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
    held = QWidget()
    flow = Flow(8, held)
    for slot in told.slots:
        flow.addWidget(slot if isinstance(slot, Slot) else _centred(slot))
    line.addWidget(held, 1)
    return made


def _centred(inside: QWidget) -> QWidget:
    """What is lower than a slot stands in the middle of its height."""
    made = QWidget()
    made.setLayout(row(inside))
    made.setFixedHeight(size(36))
    return follow(made) if follows(inside) else made
