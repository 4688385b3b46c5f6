"""Why an entry is there: the rule as a sentence, the evidence, the sum, the caps, and who."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.models.activity import Activity
from desktop.models.award import EntryRow, Explanation
from desktop.models.award_words import (
    below_words,
    cap_words,
    clip_words,
    correction,
    fallen_words,
    formula,
    reason,
    ruled,
    state_mark,
)
from desktop.models.rule_sentence import yuan
from desktop.models.statement_words import change
from desktop.store.community import Reads
from desktop.store.insentences import rule_said
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dates import moment, short_moment
from desktop.views.parts.facts import Facts
from desktop.views.parts.flow import Flow
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import Piece, clear, hline, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.rewards import words
from desktop.views.theme.palette import look

EVIDENCE_SHOWN = 5


class Explained(QWidget):
    """The sunk block of one entry; the member's page opens the same one in place."""

    def __init__(self, found: Explanation, reads: Reads) -> None:
        super().__init__()
        self._found, self._reads = found, reads
        language = look().language
        by_hand = privacy.mask("text", reason(found, language))
        told = rule_said(self._reads, found.rule, language) if found.rule else by_hand
        said = label(told, 13, wrap=True)
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        head = row(said, gap=8)
        block: list[Piece] = [
            row(Mark("scales", "accentText", 16), head),
            hline(),
            self._facts(language),
        ]
        if text := ruled(found.entry, language):
            block.insert(1, row(Tag(text, "accent"), None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(sunk(*block, gap=10))

    def _facts(self, language: str) -> Facts:
        found, facts = self._found, Facts(56)
        if events := [*self._evidence(), *self._fallen()]:
            facts.add(self.tr("事件"), "\n".join(events))
        if formula(found, language):
            facts.add(self.tr("算式"), privacy.amount(formula(found, language)))
        self._limits(facts, language)
        if found.entry.expires:
            facts.add(self.tr("有效期"), self.tr("到 {day}").format(day=found.entry.expires))
        if found.entry.note and found.rule:
            facts.add(self.tr("原因"), found.entry.note)
        if why := correction(found, language):
            facts.add(self.tr("原因"), privacy.mask("text", why))
        facts.add(self.tr("经手"), self._hand())
        return facts

    def _limits(self, facts: Facts, language: str) -> None:
        """Its caps, what they took off, and that there was less than it took."""
        found = self._found
        if found.caps:
            facts.add(self.tr("上限"), self._caps(language))
        if clip_words(found, language):
            facts.add("" if found.caps else self.tr("上限"), clip_words(found, language))
        if found.below:
            facts.add(self.tr("余额"), privacy.amount(below_words(found, language)))

    def _evidence(self) -> list[str]:
        told = [_event(one) for one in self._found.evidence[:EVIDENCE_SHOWN]]
        more = self._found.count - len(told)
        if more > 0:
            told.append(self.tr("还有 %n 条", "", more))
        return told

    def _fallen(self) -> list[str]:
        """What it was given for and does not rest on any more."""
        told = fallen_words(self._found, look().language)
        return [privacy.mask("text", one) for one in told[:EVIDENCE_SHOWN]]

    def _caps(self, language: str) -> QWidget:
        caps = self._found.caps
        told = "；".join(cap_words(cap, language) for cap in caps)
        counts = self._found.entry.points + self._found.clipped
        clipped = self._found.raw is not None and self._found.raw > counts
        tag = Tag(self.tr("截断"), "warn") if clipped else Tag(self.tr("未截断"), "ok")
        made = QWidget()
        made.setLayout(row(label(told, wrap=True), tag, None))
        made.setAccessibleName(f"{self.tr('上限')} {told} {tag.text()}")
        return made

    def _hand(self) -> str:
        automatic, kind = self._found.automatic, self._found.entry.kind
        who = self.tr("自动入账") if automatic else words.entry_kind(kind)
        at = moment(self._found.recorded, self._reads.zone, self._reads.today())
        return " • ".join(part for part in (who, privacy.name(self._found.by), at) if part)

    def plain(self) -> str:
        """The whole explanation as text, to be sent to the member."""
        found, language = self._found, look().language
        gave = change(found.entry.points, found.entry.wallet, language)
        lines = [f"{gave}  {ruled(found.entry, language)}".rstrip()]
        lines.append(
            rule_said(self._reads, found.rule, language) if found.rule else reason(found, language)
        )
        lines += [*self._evidence(), *self._fallen()]
        lines += [correction(found, language)] if correction(found, language) else []
        lines += [formula(found, language)] if formula(found, language) else []
        lines += [cap_words(cap, language) for cap in found.caps]
        lines += [clip_words(found, language)] if clip_words(found, language) else []
        lines += [below_words(found, language)] if found.below else []
        return "\n".join(lines)


def _event(one: Activity) -> str:
    kind = words.kinds()[one.kind]  # type: ignore[index]  # stored kinds are the known ones
    amount = f" {privacy.amount('¥' + yuan(one.amount))}" if one.amount is not None else ""
    state = state_mark(one, look().language)
    return f"{short_moment(datetime.fromisoformat(one.local))} {kind}{amount}{state}"


class WhyPanel(Inspector):
    """The entry at hand, explained; signals carry a rule's id, a member's id, the entry's row."""

    rule_wanted = Signal(object)
    member_wanted = Signal(object)
    reverse_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(308)
        self.reverse_button = button(self.tr("冲正…"), "ghost", small=True)
        self.copy_button = button(self.tr("复制给本人看"), small=True)
        self.rule_button = button(self.tr("看规则"), small=True)
        self._found: Explanation | None = None
        self._block: Explained | None = None
        self.reverse_button.clicked.connect(self._reverse)
        self.copy_button.clicked.connect(self._copy)
        self.rule_button.clicked.connect(self._rule)
        verbs = QWidget()
        flow = Flow(8, verbs)
        for made in (self.copy_button, self.rule_button, self.reverse_button):
            flow.addWidget(made)
        self.foot.addWidget(verbs, 1)
        self.show_nothing()

    def show_nothing(self) -> None:
        """No entry is at hand."""
        clear(self.body)
        self._found = self._block = None
        self.body.addWidget(label(self.tr("选一笔，看它为什么在这里。"), 13, "text2", wrap=True))
        self.body.addStretch(1)
        for made in (self.reverse_button, self.copy_button, self.rule_button):
            made.setVisible(False)

    def show_entry(self, found: Explanation, reads: Reads, may_reverse: bool) -> None:
        """Explain an entry; `may_reverse` offers to cancel it."""
        clear(self.body)
        entry = found.entry
        self._found, self._block = found, Explained(found, reads)
        name = button(privacy.name(entry.member_name), "link")
        name.clicked.connect(lambda: self.member_wanted.emit(entry.member))
        self.body.addLayout(row(name, None, label(_gave(entry), 20, bold=True)))
        self.body.addWidget(label(entry.local.replace("T", " "), 12, "text3"))
        self.body.addWidget(self._block)
        for text in self._fates(entry):
            self.body.addWidget(label(text, 12, "warn", wrap=True))
        self.body.addStretch(1)
        self.copy_button.setVisible(True)
        self.rule_button.setVisible(entry.rule is not None)
        able = may_reverse and entry.reversed_by is None and entry.reverses is None
        self.reverse_button.setVisible(able and entry.kind in ("award", "manual"))

    def _fates(self, entry: EntryRow) -> list[str]:
        told = []
        if entry.reversed_by is not None:
            told.append(self.tr("这一笔已经冲正。"))
        if entry.reverses is not None:
            told.append(self.tr("这一笔冲正了同一人的另一笔，下面是那一笔的依据。"))
        return told

    def _reverse(self) -> None:
        if self._found is not None:
            self.reverse_wanted.emit(self._found.entry)

    def _rule(self) -> None:
        if self._found is not None:
            self.rule_wanted.emit(self._found.entry.rule)

    def _copy(self) -> None:
        if self._block is not None:
            QGuiApplication.clipboard().setText(self._block.plain())


def _gave(entry: EntryRow) -> str:
    return privacy.amount(change(entry.points, entry.wallet, look().language).replace("-", "−"))
