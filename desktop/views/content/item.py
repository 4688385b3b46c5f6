"""One item beside the plan: its state, checklist, channel, people, dates and text."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.actions import content as acting
from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.content import CHECKLISTS, STATES, TYPES, Effect, Item
from desktop.models.content_words import effect_words
from desktop.models.problem import Problem
from desktop.models.traditional import written
from desktop.store import content, contenteffect
from desktop.store.community import Reads
from desktop.views.content.forms import ItemForm, shown
from desktop.views.parts import privacy
from desktop.views.parts.act import choosing, said
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.choice import choose
from desktop.views.parts.facts import Facts
from desktop.views.parts.following import followed
from desktop.views.parts.layout import box, clear, row, sunk
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import look


class ItemPanel(QWidget):
    """`show_one` says which; Ctrl+Left and Ctrl+Right move its planned day."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__()
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.shown: Item | None = None
        self.ticks: dict[str, QCheckBox] = {}
        self._body = QVBoxLayout()
        self._body.setSpacing(12)
        self.state = choosing(STATES)
        self.state.setAccessibleName(self.tr("状态"))
        self.state.activated.connect(self._advance)
        self.edit = button(self.tr("修改…"), "plain", "pencil-simple", slot=self._edit)
        self.drop = icon_button("trash", self.tr("删除"), slot=self._remove)
        self.earlier = icon_button(
            "caret-left", self.tr("计划提前一天"), slot=lambda: self._shift(-1)
        )
        self.later = icon_button(
            "caret-right", self.tr("计划推后一天"), slot=lambda: self._shift(1)
        )
        self.earlier.setShortcut("Ctrl+Left")
        self.later.setShortcut("Ctrl+Right")
        self._verbs = box(row(self.state, self.edit, self.earlier, self.later, self.drop, None))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(self._verbs)
        whole.addLayout(self._body)
        self.effect = label("", 13, "text2", wrap=True)
        self._aside = Aside(self, reads)
        whole.addWidget(self.effect)
        whole.addStretch(1)
        self.show_one(None)

    def show_one(self, found: Item | None) -> None:
        """Show an item, None for none."""
        self.shown = found
        self.ticks = {}
        self.effect.hide()
        clear(self._body)
        self._verbs.setVisible(found is not None)
        if found is None:
            self._aside.give_up()
            self._body.addWidget(label(self.tr("选一条内容，看它的清单"), 13, "text2", wrap=True))
            return
        choose(self.state, found.state)
        for made in (self.state, self.edit, self.drop, self.earlier, self.later):
            made.setEnabled(self._may(found))
        self._body.addWidget(label(privacy.mask("text", found.title), 20, bold=True, wrap=True))
        self._body.addWidget(self._facts(found))
        self._came_of(found)
        self._checklist(found)
        if found.text:
            self._body.addWidget(sunk(label(privacy.mask("text", found.text), 13, wrap=True)))
            copying = button(self.tr("复制正文"), "link", "copy", slot=self._copy)
            self._body.addLayout(row(copying, None))

    def _facts(self, found: Item) -> Facts:
        facts = Facts()
        for what, text in (
            (self.tr("类型"), said(TYPES, found.type)),
            (self.tr("栏目"), found.column),
            (self.tr("渠道"), found.channel),
            (self.tr("负责人"), privacy.name(found.owner_name) or self.tr("没有人")),
            (self.tr("替补"), privacy.name(found.backup_name)),
            (self.tr("计划"), shown(found.planned_at)),
            (self.tr("排期"), shown(found.scheduled_at)),
            (self.tr("发布"), shown(found.published_at)),
            (self.tr("链接"), found.url),
        ):
            if text:
                facts.add(what, text)
        return facts

    def _came_of(self, found: Item) -> None:
        """Who joined after it was published, and who had paid; counted aside."""
        self.effect.hide()
        self._aside.give_up()
        if not (found.published_at and self._reads.actor.allows("points.award")):
            return

        def told(some: list[Effect]) -> None:
            for one in some if self.shown is found else ():
                words = effect_words(one, look().language)
                self.effect.setText(privacy.mask("text", words))
                self.effect.show()

        self._aside.ask(lambda reads: contenteffect.effects(reads, [found]), told)

    def _checklist(self, found: Item) -> None:
        told = self.tr("清单 {done}/{all}").format(done=found.ticked, all=found.lines)
        self._body.addWidget(label(told, 14, bold=True))
        english = int(look().language.startswith("en"))
        for line in content.lines(self._reads, found):
            words = line.words(found.type)[english]
            # What the program says, not what somebody wrote.
            ours = line.step in CHECKLISTS.get(found.type, {})
            tick = QCheckBox(written(words, look().language) if ours else words)
            tick.setChecked(line.done)
            tick.setEnabled(self._may(found))
            tick.clicked.connect(lambda on, step=line.step: self._tick(step, on))
            self.ticks[line.step] = tick
            self._body.addWidget(tick)

    def _may(self, found: Item) -> bool:
        actor = self._reads.actor
        mine = actor.member is not None and actor.member in (found.owner, found.backup)
        return not actor.preview and actor.allows("calendar.write", *(("own",) if mine else ()))

    # -- verbs -----------------------------------------------------------------------------------

    def _advance(self) -> None:
        if self.shown is not None and self.state.currentData() != self.shown.state:
            self._do(acting.advance, self.shown.id, self.state.currentData())

    def _tick(self, step: str, on: bool) -> None:
        if self.shown is not None:
            self._do(acting.tick, self.shown.id, step, on)

    def _shift(self, days: int) -> None:
        """Plan it so many days later, at the same hour."""
        if self.shown is None or not self.shown.planned_at:
            return
        at = self.shown.planned_at
        day = date.fromisoformat(at[:10]) + timedelta(days=days)
        self._do(acting.edit, self.shown.id, {"planned_at": f"{day}{at[10:]}"})

    def form(self) -> ItemForm | None:
        """The form of the item at hand."""
        if self.shown is None:
            return None
        make = partial(ItemForm, self, self._reads, self._dispatcher, self._shell)
        now = partial(content.find, self._reads, self.shown.id)
        return followed(self._dispatcher, {"content_item"}, make, now)

    def _edit(self) -> None:
        if made := self.form():
            made.exec()

    def _remove(self) -> None:
        if self.shown is not None:
            self._do(acting.remove, self.shown.id, told=self.tr("已删除"))

    def _copy(self) -> None:
        if self.shown is not None:
            QGuiApplication.clipboard().setText(self.shown.text)
            self._shell.toast(self.tr("已复制"))

    def _do(self, action: Callable[..., Changes], *given: object, told: str = "") -> None:
        job = self._dispatcher.do(action, *given)
        text = told or self.tr("已记下")
        job.done.connect(
            lambda changes: self._shell.toast(text, None if changes.nothing else changes)
        )
        job.failed.connect(self._refused)

    def _refused(self, problem: Problem) -> None:
        self._shell.say(problem)
        self.show_one(self.shown)
