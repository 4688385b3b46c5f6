"""The sheet of one chapter: what is said of it, its time, its numbers, its groups."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.models.chapter import Chapter
from desktop.models.group import Group
from desktop.views.groups import words
from desktop.views.parts.button import Rank, button
from desktop.views.parts.counted import counted
from desktop.views.parts.facts import Facts
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import clear, hline, only_if, row, scroll
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label


class ChapterFacts(Struct, frozen=True):
    """What a chapter's sheet says: `local` is the time there now, `number` the next one."""

    chapter: Chapter
    upper: str
    zone: str
    local: str
    number: str
    groups: Sequence[Group]


class ChapterSheet(QWidget):
    """One chapter: what is said of it, its time, its numbers; `asked(verb)`, `went(group)`."""

    asked = Signal(str)
    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(inside))

    def show_chapter(self, shown: ChapterFacts, *, writes: bool) -> None:
        """Show a chapter."""
        clear(self.body)
        chapter = shown.chapter
        self.body.addLayout(
            row(Elided(chapter.name, 20, bold=True), Tag(self.tr("分会"), "info"), None)
        )
        self._verbs(writes)
        facts = Facts(96)
        facts.add(self.tr("成员"), counted().people(chapter.people))
        if chapter.code:
            facts.add(self.tr("代码"), chapter.code)
        facts.add(self.tr("上级"), shown.upper or self.tr("没有，直接在社群之下"))
        facts.add(self.tr("当地时间"), f"{shown.local}  {shown.zone}")
        facts.add(self.tr("下一个编号"), shown.number or self.tr("待编号"))
        self.body.addWidget(facts)
        self.body.addWidget(hline())
        self.body.addWidget(label(self.tr("这里的小组"), 14, bold=True))
        for group in shown.groups:
            text = f"{group.name}  {words.seats(group)}"
            made = button(text, "link", small=True, slot=partial(self.went.emit, group.id))
            self.body.addLayout(row(made, None))
        if not shown.groups:
            self.body.addWidget(label(self.tr("还没有小组"), 13, "text3"))
        self.body.addStretch(1)

    def _verbs(self, writes: bool) -> None:
        held = QWidget()
        line = Flow(8, held)
        for key, text, picture in (
            ("edit", self.tr("修改分会"), "pencil-simple"),
            ("below", self.tr("新建下级分会"), "plus"),
            ("remove", self.tr("删除"), "trash"),
        ):
            rank: Rank = "ghost" if key == "remove" else "plain"
            line.addWidget(button(text, rank, picture, slot=partial(self.asked.emit, key)))
        only_if(writes, held)
        self.body.addWidget(held)
