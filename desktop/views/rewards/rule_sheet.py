"""The rule at hand: its name and version, the sentence to edit, and what can be done with it."""

from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtWidgets import QBoxLayout, QDialog, QLineEdit, QWidget

from desktop.models.clock import wall_ms
from desktop.models.rule import Rule
from desktop.models.rulebook import StoredRule
from desktop.store.community import Reads
from desktop.store.ledger import Written
from desktop.views.parts import privacy
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.counted import apart
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import column, hline, row, scroll
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.rewards import words
from desktop.views.rewards.changed import ChangesDialog, Step, steps
from desktop.views.rewards.form import RuleForm
from desktop.views.theme.palette import size

# Narrower than this (px at 100 %) the buttons stand under the words.
NARROW = 520


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

    @property
    def live(self) -> bool:
        """Whether it is in force now."""
        return self.stored is not None and self.begun and self.stored.state == "live"


class SheetVerbs(NamedTuple):
    """What the sheet's buttons do."""

    rename: Callable[[], object]
    more: Callable[[], object]
    pick: Callable[[], object]
    run: Callable[[], object]
    save_draft: Callable[[], object]
    publish: Callable[[], object]


class RuleSheet(QWidget):
    """Shows the rule of `show_rule`; its `form` tells what was edited."""

    def __init__(self, reads: Reads, verbs: SheetVerbs) -> None:
        super().__init__()
        self._zone = reads.zone
        self._steps: list[Step] = []
        self._wallet = ""
        self.form = RuleForm(reads)
        self.name = Elided("", 16, bold=True)
        self.version = Tag("", "warn")
        rename = icon_button("pencil-simple", self.tr("改规则名"), slot=verbs.rename)
        self.more = icon_button("dots-three", self.tr("更多"), slot=verbs.more)
        self.changes = button(self.tr("看改动"), "ghost", "git-diff", slot=self._show_changes)
        self.from_what = label("", 12, "text2", wrap=True)
        kept = self.tr("在别处改过。这里的改动留着，发布后以这里的为准")
        self.elsewhere = label(kept, 12, "warn", wrap=True)
        self.elsewhere.hide()
        self.rules = icon_button("list-bullets", self.tr("换一条规则"), slot=verbs.pick)
        self.rules.hide()
        head = row(self.rules, self.name, self.version, rename, None, self.changes, self.more)
        inside = QWidget()
        inside.setLayout(
            column(
                head, self.from_what, self.elsewhere, 4, self.form, gap=6, margins=(24, 20, 24, 16)
            )
        )
        self.waiting = label("", 12, "text2", wrap=True)
        self.settle = button(self.tr("补发过去的是另一步"), "link", slot=verbs.run)
        self.draft = button(self.tr("存草稿"), "plain", slot=verbs.save_draft)
        self.publish = button("", "primary", "rocket-launch", slot=verbs.publish)
        told = column(self.waiting, row(self.settle, None), gap=2)
        self._foot = row(told, row(None, self.draft, self.publish), margins=(24, 10, 24, 14))
        self._foot.setStretch(0, 1)
        self.setLayout(column(scroll(inside), hline(), self._foot, gap=0))

    def show_room(self, width: int, *, listed: bool) -> None:
        """Without a list beside it a button opens it; narrow, the buttons stand under the words."""
        self.rules.setVisible(not listed)
        acts = (self.settle, self.draft, self.publish)
        narrow = width < max(size(NARROW), sum(one.sizeHint().width() for one in acts) + 64)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._foot.setDirection(way)
        self._foot.setStretch(0, 0 if narrow else 1)

    def show_rule(self, now: Open, may: bool) -> None:
        """Show a rule as it stands; `may`: it can be changed."""
        self.name.setText(now.rule.name)
        self._show_version(now)
        self._wallet = now.rule.wallet
        self.form.show_rule(now.rule, begun=now.begun)
        self.form.setEnabled(may)
        self.draft.setEnabled(may and now.edited)
        number = now.stored.next_number if now.stored else 1
        self.publish.setText(self.tr("发布第 {n} 版").format(n=number))
        unpublished = now.edited or bool(now.stored and now.stored.draft)
        self.publish.setEnabled(may and unpublished)
        self.more.setEnabled(may and now.stored is not None)
        self.waiting.setText(self.tr("发布后只管以后的事，以前给的不变"))
        self.settle.setVisible(now.live)

    def _show_version(self, now: Open) -> None:
        stored = now.stored
        number = stored.next_number if stored else 1
        if stored and stored.published and not now.edited and not stored.draft:
            self.version.show_text(self.tr("第 {n} 版").format(n=number - 1), "ok")
            if stored.state == "stopped":
                self.version.show_text(self.tr("已停"), "grey")
            elif stored.paused(wall_ms()):
                self.version.show_text(self.tr("暂停中"), "warn")
        else:
            self.version.show_text(self.tr("第 {n} 版 草稿").format(n=number), "warn")
        self._show_origin(steps(stored, now.rule, self.form.worded) if stored else [])

    def _show_origin(self, found: list[Step]) -> None:
        """Say of what version this one was made; one version alone has no changes to show."""
        self._steps = found
        self.changes.setVisible(len(found) > 1)
        told = ""
        if len(found) > 1 and found[0].changed:
            text = self.tr("改自第 {n} 版：{what}")
            told = text.format(n=found[1].number, what=words.joined(list(found[0].changed)))
        self.from_what.setText(told)
        self.from_what.setVisible(bool(told))

    def _show_changes(self) -> None:
        ChangesDialog(self, self._steps, self._zone).exec()

    def show_waiting(self, found: Written) -> None:
        """Say what a run would give for the past."""
        told = self.tr("发布后只管以后的事，以前给的不变")
        if found.awards or found.reversals:
            points = privacy.amount(f"{found.points:,}")
            told = apart(self.tr("有 %n 人的 {points} 分在等补发", "", found.members))
            if self._wallet:
                told = apart(self.tr("有 %n 人的 {points} 点贡献在等补发", "", found.members))
            told = told.format(points=points)
        self.waiting.setText(told)

    def asked_name(self, name: str) -> str:
        """The name that the operator gives the rule instead, "" when she thinks better of it."""
        dialog = Dialog(self, self.tr("改规则名"), self.tr("改名"))
        field = QLineEdit(name)
        field.setMaxLength(60)
        dialog.add_field(self.tr("规则名"), field)
        return field.text().strip() if dialog.exec() == QDialog.DialogCode.Accepted else ""
