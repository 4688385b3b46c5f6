"""What each version of a rule changed of the one before it, the newest first."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.models.rule import Rule
from desktop.models.rule_sentence import sentence
from desktop.models.rulebook import StoredRule
from desktop.views.parts.dates import day_text, local
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import column, hline, row, scroll
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.rewards import words
from desktop.views.theme.palette import look, size

_HIGHEST = 420


class Step(Struct, frozen=True):
    """A version and what it changed; `published` is ms UTC, None while it is a draft."""

    number: int
    rule: Rule
    published: int | None
    changed: tuple[str, ...]


def steps(stored: StoredRule, rule: Rule, worded: Callable[[Rule], Rule]) -> list[Step]:
    """The versions of a rule, newest first; `rule` is how it stands in the form.

    `worded` makes a rule ready to be said.
    """
    found: list[Step] = []
    before: Rule | None = None
    rule = worded(rule)
    for version in stored.published:
        now = worded(version.rule)
        changed = tuple(words.differences(before, now)) if before else ()
        found.append(Step(version.number, now, version.published, changed))
        before = now
    if before is not None and rule != before:
        changed = tuple(words.differences(before, rule))
        found.append(Step(stored.next_number, rule, None, changed))
    return found[::-1]


class ChangesDialog(Dialog):
    """Every version of a rule in words, with what it changed; nothing can be edited here."""

    def __init__(self, parent: QWidget, found: list[Step], zone: str) -> None:
        translate = QCoreApplication.translate
        title = translate("ChangesDialog", "“{name}”改过什么").format(name=found[0].rule.name)
        super().__init__(parent, title, translate("ChangesDialog", "知道了"), width=480)
        self._zone = zone
        inside = QWidget()
        inside.setLayout(column(gap=10))
        for place, step in enumerate(found):
            self._show(inside, step, first=not place)
        self._area: QScrollArea = scroll(inside)
        self.body.addWidget(self._area, 1)
        self._area.setMinimumHeight(size(min(_HIGHEST, 120 + 110 * (len(found) - 1))))
        self.cancel_button.hide()

    def _show(self, inside: QWidget, step: Step, *, first: bool) -> None:
        lines = inside.layout()
        assert isinstance(lines, QVBoxLayout)
        if not first:
            lines.addWidget(hline())
        number = self.tr("第 {n} 版").format(n=step.number)
        tag = Tag(number, "ok" if step.published else "warn")
        when = self.tr("草稿，还没发布")
        if step.published:
            at = local(step.published, self._zone)
            when = self.tr("{year} 年 {day} 发布").format(year=at.year, day=day_text(at.date()))
        lines.addLayout(row(tag, label(when, 12, "text2"), None))
        for text in step.changed:
            lines.addWidget(label(f"• {text}", 13, wrap=True))
        if not step.changed:
            first_of_all = self.tr("第一次写下") if step.number == 1 else self.tr("没有改动")
            lines.addWidget(label(first_of_all, 13))
        lines.addWidget(label(sentence(step.rule, look().language), 12, "text2", wrap=True))
