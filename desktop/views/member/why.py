"""The block that opens under a ledger line: why these points, from the rule to the numbers."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLayout, QWidget

from desktop.models.activity import KIND_WORDS
from desktop.models.award import Explanation
from desktop.models.award_words import (
    cap_words,
    clip_words,
    correction,
    fallen_words,
    formula,
    reason,
    state_mark,
)
from desktop.models.counting import filled
from desktop.models.rule_sentence import sentence, yuan
from desktop.models.statement_words import change
from desktop.models.traditional import written
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dates import day_text, local
from desktop.views.parts.facts import Facts
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import column, hline, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.theme.palette import look

_SHOWN, _LARGE = 3, 1.1


class Why(QWidget):
    """Rule, event, sum, caps, validity, who; copy for the member, see the rule, reverse."""

    def __init__(
        self,
        found: Explanation,
        zone: str,
        see_rule: Callable[[], object],
        reverse: Callable[[], object] | None,
    ) -> None:
        super().__init__()
        self._found, self._zone = found, zone
        self._language = look().language
        whole = column(gap=8)
        head = self._head()
        if head is not None:
            whole.addLayout(head)
            whole.addWidget(hline())
        whole.addWidget(self._facts())
        verbs = Flow()
        verbs.addWidget(
            button(self.tr("复制给本人看"), "plain", "copy", small=True, slot=self.copy)
        )
        if found.rule is not None:
            verbs.addWidget(
                button(self.tr("看规则"), "plain", "arrow-square-out", small=True, slot=see_rule)
            )
        if reverse is not None:
            verbs.addWidget(button(self.tr("冲正…"), "ghost", small=True, slot=reverse))
        whole.addLayout(verbs)
        self.setLayout(column(sunk(whole)))

    def _head(self) -> QLayout | None:
        rule, entry = self._found.rule, self._found.entry
        if rule is None:
            return None
        version = self.tr("规则 {name} 第 {number} 版").format(
            name=entry.rule_name, number=entry.version
        )
        told, tag = label(sentence(rule, self._language), wrap=True), Tag(version, "accent")
        mark = Mark("scales", "accentText", 16)
        # Beside a long sentence in large text a tag would leave it no room.
        large = look().scale > _LARGE
        line = row(mark, column(told, row(tag, None), gap=4)) if large else row(mark, told, tag)
        line.setStretch(1, 1)
        return line

    def _facts(self) -> Facts:
        facts = Facts(56)
        for what, text in self.lines():
            facts.add(what, text)
        return facts

    def lines(self) -> list[tuple[str, str]]:
        """What is stated, as (what, text)."""
        found, entry = self._found, self._found.entry
        events = self._events()
        lines = [(self.tr("事件"), one) for one in events[:1]]
        lines += [("", one) for one in events[1:]]
        if found.rule is None and entry.kind == "opening":
            lines.append((self.tr("来历"), privacy.mask("text", reason(found, self._language))))
        if entry.note:
            lines.append((self.tr("原因"), privacy.mask("text", entry.note)))
        if why := correction(found, self._language):
            lines.append((self.tr("原因"), privacy.mask("text", why)))
        told = formula(found, self._language)
        if told:
            lines.append((self.tr("算式"), privacy.mask("amount", told)))
        if found.caps:
            caps = self.tr("；").join(cap_words(one, self._language) for one in found.caps)
            cut = found.raw is not None and found.raw != entry.points + found.clipped
            state = self.tr("（已截断）") if cut else self.tr("（未截断）")
            lines.append((self.tr("上限"), caps + state))
        if less := clip_words(found, self._language):
            lines.append(("" if found.caps else self.tr("上限"), less))
        if entry.expires:
            until = self.tr("到 {day}，先到期先用").format(day=entry.expires)
            lines.append((self.tr("有效期"), until))
        return [*lines, (self.tr("经手"), self._by())]

    def _events(self) -> list[str]:
        events = []
        for one in self._found.evidence[:_SHOWN]:
            chinese, english = KIND_WORDS.get(one.kind, (one.kind, one.kind))
            zh = self._language.startswith("zh")
            kind = written(chinese, self._language) if zh else english
            amount = f" ¥{privacy.amount(yuan(one.amount))}" if one.amount else ""
            state = state_mark(one, self._language)
            events.append(f"{one.local[:16].replace('T', ' ')} {kind}{amount}{state}")
        more = self._found.count - len(events)
        if events and more > 0:
            events.append(self.tr("还有 {count} 条").format(count=more))
        fallen = fallen_words(self._found, self._language)[:_SHOWN]
        return events + [privacy.mask("text", one) for one in fallen]

    def _by(self) -> str:
        found = self._found
        at = local(found.recorded, self._zone)
        when = f"{day_text(at.date())} {at:%H:%M}"
        if found.automatic:
            text = self.tr("自动入账，{name} 的电脑，{when}")
        else:
            text = self.tr("{name}，{when}")
        return text.format(name=privacy.name(found.by), when=when)

    def copy(self) -> None:
        """Put the explanation on the clipboard as a message to the member."""
        QGuiApplication.clipboard().setText(self.message())

    def message(self) -> str:
        """The explanation as plain lines."""
        entry, rule = self._found.entry, self._found.rule
        first = filled(self.tr("{points} 分"), points=f"{entry.points:+,}")
        if entry.wallet:
            first = change(entry.points, entry.wallet, self._language)
        told = [first, *([sentence(rule, self._language)] if rule else [])]
        pair = self.tr("{what}：{text}")
        told += [pair.format(what=what, text=text) if what else text for what, text in self.lines()]
        return "\n".join(told)
