"""The sheet at the right: one group with its seats, charter, opening, line and people."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.models.counting import filled
from desktop.models.group import CHARTER, STEPS, Group, Step
from desktop.models.member import MemberRow
from desktop.models.role import Holding
from desktop.views.groups import words
from desktop.views.groups.bar import CapacityBar
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Rank, button, icon_button
from desktop.views.parts.counted import counted
from desktop.views.parts.facts import Facts
from desktop.views.parts.flow import Flow, follow
from desktop.views.parts.layout import box, clear, column, hline, only_if, row, scroll
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.roles import words as role_words

# As many faces as stand in one line.
FACES = 10


class GroupFacts(Struct, frozen=True):
    """What a group's sheet says; `parent` and `children` are of its line of descent."""

    group: Group
    chapter: str
    parent: Group | None
    children: Sequence[Group]
    steps: Sequence[Step]
    faces: Sequence[MemberRow]
    holders: Sequence[Holding]
    owner: Holding | None = None
    # Who owns it where nobody was made its owner.
    default: Holding | None = None


class GroupSheet(QWidget):
    """What the page hears: `asked(verb)`, `step_done(number, done)`, `step_asked(Step)`,

    `went(group)` for another group of the line, `listed()` for all of its people.
    """

    asked = Signal(str)
    step_done = Signal(int, bool)
    step_asked = Signal(object)
    went = Signal(object)
    listed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._inside = QWidget()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(self._inside))
        self.boxes: list[QCheckBox] = []

    def show_group(
        self, shown: GroupFacts, *, writes: bool, clears: bool, appoints: bool = False
    ) -> None:
        """Show a group, with what the operator may do there."""
        clear(self.body)
        group = shown.group
        self._title(group, shown.chapter)
        self._seats(group)
        self._verbs(writes, clears)
        self.body.addWidget(hline())
        self._people(group, shown.faces)
        self._owner(shown, appoints)
        self._holders(shown.holders)
        self.body.addWidget(hline())
        self._charter(group, writes)
        self.body.addWidget(hline())
        self._opening(group, shown.steps, writes)
        self._line(shown.parent, shown.children)
        self.body.addStretch(1)

    def _title(self, group: Group, chapter: str) -> None:
        pieces: list[QWidget | None] = [Elided(group.name, 20, bold=True)]
        if group.kind:
            pieces.append(Tag(words.kind_name(group.kind), words.kind_tone(group.kind)))
        self.body.addLayout(row(*pieces, None))
        about = " • ".join(one for one in (chapter, group.platform) if one)
        if about:
            self.body.addWidget(label(about, 13, "text2"))

    def _seats(self, group: Group) -> None:
        limit, over = group.seats.limit, group.seats.over(group.people)
        said = counted().people(group.people)
        if limit and over:
            said = self.tr("{seats}，超出 {over}").format(seats=words.seats(group), over=over)
        elif limit:
            left = counted().people(limit - group.people)
            said = self.tr("{seats}，还能进 {left}").format(seats=words.seats(group), left=left)
        self.body.addLayout(row(label(said, 14, bold=True), None))
        if limit:
            self.body.addWidget(CapacityBar(group))
        if group.reason and group.capacity:
            self.body.addWidget(
                label(
                    self.tr("改过容量：{reason}").format(reason=group.reason),
                    12,
                    "text2",
                    wrap=True,
                )
            )

    def _verbs(self, writes: bool, clears: bool) -> None:
        held = QWidget()
        line = Flow(8, held)
        for key, text, picture, may in (
            ("join", self.tr("加人"), "user-plus", writes),
            ("move", self.tr("移人"), "arrows-left-right", writes),
            ("split", self.tr("裂变出新群"), "git-branch", writes),
            ("clean", self.tr("洗群"), "broom", clears),
            ("edit", self.tr("修改"), "pencil-simple", writes),
        ):
            rank: Rank = "soft" if key == "join" else "plain"
            if may:
                made = button(text, rank, picture, slot=partial(self.asked.emit, key))
                if key == "move":
                    made.setToolTip(self.tr("拖到左边的群，或按 Ctrl+M"))
                line.addWidget(made)
        self.more = icon_button(
            "dots-three", self.tr("更多"), slot=partial(self.asked.emit, "more")
        )
        only_if(writes, self.more, held)
        line.addWidget(follow(self.more))
        self.body.addWidget(held)

    def _people(self, group: Group, faces: Sequence[MemberRow]) -> None:
        all_of_them = button(
            self.tr("看全部成员"), "link", small=True, slot=lambda: self.listed.emit()
        )
        all_of_them.setEnabled(bool(group.people))
        self._heading(self.tr("成员"), counted().people(group.people), all_of_them)
        if not faces:
            self.body.addWidget(label(self.tr("还没有人"), 13, "text3"))
            return
        held = QWidget()
        line = Flow(4, held)
        for one in faces[:FACES]:
            name = privacy.name(one.name)
            face = Avatar(one.id, name, 28)
            face.setToolTip(name)
            line.addWidget(face)
        if group.people > len(faces):
            everybody = filled(self.tr("等 {all}"), all=counted().people(group.people))
            line.addWidget(label(everybody, 12, "text2"))
        self.body.addWidget(held)

    def _owner(self, shown: GroupFacts, appoints: bool) -> None:
        owner = shown.owner
        name = privacy.name(owner.name) if owner else self.tr("还没有任命")
        if owner is None and shown.default is not None:
            name = self.tr("{name}（社群的群主）").format(name=privacy.name(shown.default.name))
        change = button(
            self.tr("换群主") if owner else self.tr("任命群主"),
            "link",
            small=True,
            slot=lambda: self.asked.emit("owner"),
        )
        self._heading(self.tr("群主"), name, change if appoints else None)

    def _holders(self, holders: Sequence[Holding]) -> None:
        """Who else has a role here: for this group, or for its chapter."""
        held = QWidget()
        line = Flow(12, held)
        for one in holders:
            if one.role is not None:
                said = f"{role_words.role_name(one.role)} {privacy.name(one.name)}"
                line.addWidget(label(said, 13, "text2"))
        only_if(bool(holders), held)
        self.body.addWidget(held)

    def _charter(self, group: Group, writes: bool) -> None:
        whole = group.filled == len(CHARTER)
        tag = Tag(f"{group.filled}/{len(CHARTER)}", "ok" if whole else "warn")
        tag.setAccessibleName(self.tr("写了 {n} 项，共 7 项").format(n=group.filled))
        edit = button(
            self.tr("写群档案"), "link", small=True, slot=lambda: self.asked.emit("charter")
        )
        only_if(writes, edit)
        self._heading(self.tr("群档案"), tag, edit)
        facts = Facts()
        for key, heading in words.headings().items():
            said = group.charter.get(key, "")
            if said:
                facts.add(heading, said)
            else:
                facts.add(heading, label(self.tr("待完善"), 13, "warn"))
        self.body.addWidget(facts)

    def _opening(self, group: Group, steps: Sequence[Step], writes: bool) -> None:
        done = f"{group.done}/{len(STEPS)} • {group.percent}%"
        self._heading(self.tr("建群九步"), done, None)
        self.boxes = []
        for step in steps:
            self.body.addWidget(self._step(step, writes))

    def _step(self, step: Step, writes: bool) -> QWidget:
        name = words.step_name(step.key)
        ticked = QCheckBox(f"{step.number}  {name}")
        ticked.setChecked(bool(step.done))
        ticked.setEnabled(writes)
        ticked.clicked.connect(lambda done: self.step_done.emit(step.number, done))
        self.boxes.append(ticked)
        owner = privacy.name(step.owner_name) if step.owner_name else ""
        day = self.tr("{day} 完成").format(day=step.done) if step.done else ""
        due = self.tr("{day} 前").format(day=step.due) if step.due and not step.done else ""
        said = " • ".join(one for one in (owner, day or due) if one)
        who = button(
            said or self.tr("安排…"),
            "link" if not said else "ghost",
            small=True,
            slot=lambda: self.step_asked.emit(step),
        )
        who.setAccessibleName(
            self.tr("{step}：负责人和期限 {said}").format(step=name, said=said).strip()
        )
        who.setEnabled(writes)
        return box(row(ticked, None, who))

    def _line(self, parent: Group | None, children: Sequence[Group]) -> None:
        if parent is None and not children:
            return
        self.body.addWidget(hline())
        self._heading(self.tr("裂变"), "", None)
        facts = Facts()
        if parent is not None:
            facts.add(self.tr("来自"), self._other(parent), one_line=True)
        if children:
            facts.add(self.tr("裂变出"), box(column(*map(self._other, children), gap=2)))
        self.body.addWidget(facts)

    def _other(self, group: Group) -> QWidget:
        text = f"{group.name}  {words.seats(group)}"
        made = button(text, "link", small=True, slot=lambda: self.went.emit(group.id))
        return box(row(made, None))

    def _heading(self, text: str, count: str | QWidget, more: QWidget | None) -> None:
        shown = Elided(count, 13, "text2") if isinstance(count, str) else count
        pieces = [label(text, 14, bold=True), shown, None]
        self.body.addLayout(row(*pieces, *([more] if more else [])))
