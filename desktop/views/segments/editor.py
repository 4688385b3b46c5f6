"""One segment as a sentence to edit: its name, whom it picks, what suits them and is done."""

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QMenu, QVBoxLayout, QWidget

from desktop.models.condition import Condition
from desktop.models.condition_words import condition_words
from desktop.models.customfield import spoken
from desktop.models.segment import Segment
from desktop.models.segment_edit import NOTHING, Joint
from desktop.models.tag_rule import TagRule
from desktop.models.tagtext import part_tags
from desktop.store import customfields
from desktop.store.community import Reads
from desktop.views.parts import elsewhere, privacy
from desktop.views.parts.criteria import tree_names
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import clear, column, row, sunk
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label
from desktop.views.parts.tree import DEEPER, TreeEditor, TreeLine
from desktop.views.theme.palette import look, size

_LEAD = 44
_EDITED = ("name", "where", "themes", "sensitive")


class Draft(Struct, frozen=True):
    """What the form says now; without `segment` and `rule` it is new.

    `of_tag`: the name is a tag, put on whoever the condition holds of.
    """

    segment: Segment | None
    name: str
    where: Condition
    themes: tuple[str, ...] = ()
    sensitive: bool = False
    of_tag: bool = False
    rule: TagRule | None = None

    @property
    def key(self) -> bytes | None:
        """The id of what is stored."""
        stored = self.segment or self.rule
        return stored.id if stored else None

    @property
    def changed(self) -> bool:
        """Whether it says something that is not stored."""
        if self.rule is not None:
            return (self.rule.tag, self.rule.where) != (self.name, self.where)
        known = self.segment
        if known is None:
            return True
        stored = (known.name, known.where, known.themes, known.sensitive)
        return stored != (self.name, self.where, self.themes, self.sensitive)

    def over(self, now: "Draft") -> "Draft":
        """What is stored by now, with what was edited since it was read."""
        was = stored_draft(self.segment, self.rule)
        edited = {one: getattr(self, one) for one in _EDITED}
        return replace(now, **{k: v for k, v in edited.items() if v != getattr(was, k)})


def stored_draft(segment: Segment | None, rule: TagRule | None) -> Draft:
    """What the form says of what is stored."""
    if segment is not None:
        one = segment
        return Draft(one, one.name, one.where, one.themes, one.sensitive)
    if rule is not None:
        return Draft(None, rule.tag, rule.where, of_tag=True, rule=rule)
    return Draft(None, "", NOTHING)


class SegmentForm(QWidget):
    """`edited(draft)` after every step; `refused(problem)` for what no condition can say.

    `typed()` at every key in the name or the tags, which are in the draft once they are left.
    """

    edited = Signal(object)
    typed = Signal()
    refused = Signal(object)

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads = reads
        self.draft: Draft | None = None
        self._named: dict[str, QWidget] = {}
        # The condition whose sentence stands on the screen; another object is told anew.
        self._told: Condition | None = None
        self.name = QLineEdit()
        self.name.editingFinished.connect(self.keep)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._said = label("", 13, "text2", wrap=True)
        self.themes = QLineEdit()
        self.themes.setAccessibleName(self.tr("适合的商品标签"))
        self.themes.setPlaceholderText(self.tr("育儿、绘本"))
        self.themes.editingFinished.connect(self.keep)
        self.sensitive = QCheckBox(self.tr("涉及健康的商品也可以推荐给这群人"))
        self.sensitive.toggled.connect(lambda _on: self.keep())
        quoted = row(Mark("quotes", "text3", 16), self._said, gap=10)
        quoted.setStretch(1, 1)
        for field in (self.name, self.themes):
            field.textEdited.connect(lambda _text: self.typed.emit())
        self._suits = QWidget()
        suited = label(self.tr("适合的商品标签"), 12, "text3")
        self._suits.setLayout(column(suited, self.themes, self.sensitive, gap=12))
        self._sentence_said = sunk(quoted)
        whole = column(self.name, self._lines, self._sentence_said, self._suits, gap=12)
        self.setLayout(whole)

    def show_draft(self, draft: Draft, *, may_edit: bool) -> None:
        """Show what the form says."""
        if not draft.changed:
            for field in (self.name, self._sentence_said, self.themes, self.sensitive):
                elsewhere.unmark(field)
        same = self.draft is not None and self.draft.of_tag == draft.of_tag
        self.draft = draft
        self._fill(draft)
        # The click that ends the typing of a name must find the button that it was meant for.
        if not same or draft.where is not self._told:
            self._told = draft.where
            self._tell(draft)
        for one in (self.name, self.themes, self.sensitive, *self._named.values()):
            one.setEnabled(may_edit and one.isEnabled())

    def _tell(self, draft: Draft) -> None:
        """The condition as a sentence; the keyboard stays at the slot where it was."""
        focused = self.focusWidget()
        name = focused.objectName() if focused and focused.hasFocus() else ""
        clear(self._lines)
        self._named = {}
        for line in self._sentence(draft):
            self._lines.addWidget(_line(line))
            self._named |= {one.objectName(): one for one in line.slots if one.objectName()}
        own = {one.key: one for one in customfields.listed(self._reads)}
        where = spoken(draft.where, own, look().language)
        said = condition_words(where, look().language, tree_names(self._reads))
        self._said.setText(said or self.tr("还没有条件：谁都不在里面"))
        if name in self._named:
            self._named[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def follow(self, now: Draft) -> Draft:
        """What the form says on top of what others stored, which is said beside it."""
        mine = self.draft
        assert mine is not None
        # What it names may be called otherwise by now.
        self._told = None
        was = stored_draft(mine.segment, mine.rule)
        for one, field, said in self._beside(now):
            theirs = getattr(now, one)
            if theirs not in (getattr(was, one), getattr(mine, one)):
                elsewhere.mark(field, "" if privacy.on() else said)
        return mine.over(now)

    def _beside(self, now: Draft) -> list[tuple[str, QWidget, str]]:
        own = {one.key: one for one in customfields.listed(self._reads)}
        where = spoken(now.where, own, look().language)
        said = condition_words(where, look().language, tree_names(self._reads))
        return [
            ("name", self.name, now.name),
            ("where", self._sentence_said, said),
            ("themes", self.themes, "、".join(now.themes)),
            ("sensitive", self.sensitive, ""),
        ]

    def slot(self, name: str) -> QWidget:
        """The slot or button of this name as it stands now; a KeyError is a bug."""
        return self._named[name]

    def _fill(self, draft: Draft) -> None:
        for one in (self.name, self.themes, self.sensitive):
            one.blockSignals(True)
            one.setEnabled(True)
        self._suits.setVisible(not draft.of_tag)
        hint = self.tr("标签，比如：摄影") if draft.of_tag else self.tr("比如：八五后白领读书人")
        self.name.setPlaceholderText(hint)
        called = self.tr("标签") if draft.of_tag else self.tr("人群的名称")
        self.name.setAccessibleName(called)
        self.name.setText(draft.name)
        self.themes.setText("、".join(draft.themes))
        self.sensitive.setChecked(draft.sensitive)
        for one in (self.name, self.themes, self.sensitive):
            one.blockSignals(False)

    def _sentence(self, draft: Draft) -> list[TreeLine]:
        # A tag follows from no tag: else two rules could lead to each other.
        without = ("tag", "segment") if draft.of_tag else ()
        editor = TreeEditor(self._reads, self.refused.emit, of_members=True, without=without)
        how = editor.joint_slot(draft.where, self._take, self._joints(), "joint")
        first = TreeLine(0, self.tr("谁"), [how])
        return [first, *editor.within(draft.where, self._take, "", 0)]

    def _joints(self) -> dict[Joint, str]:
        return {
            "all": self.tr("下面全都符合的人"),
            "any": self.tr("符合下面任何一条的人"),
            "none": self.tr("下面一条都不符合的人"),
            "not_all": self.tr("下面不全符合的人"),
        }

    def _take(self, tree: Condition | None) -> None:
        # Where a click does not take the keyboard, the name is not left by it.
        self._edit(where=NOTHING if tree is None else tree, **self._typed())

    def fields_menu(self) -> QMenu:
        """What a further condition could ask about."""
        draft = self.draft
        assert draft is not None
        without = ("tag", "segment") if draft.of_tag else ()
        editor = TreeEditor(self._reads, self.refused.emit, of_members=True, without=without)
        return editor.menu(self, editor.appending(draft.where, self._take))

    def keep(self) -> None:
        """Put what is being typed in the draft."""
        self._edit(**self._typed())

    def _typed(self) -> dict[str, object]:
        return {
            "name": self.name.text().strip(),
            "themes": tuple(part_tags(self.themes.text())),
            "sensitive": self.sensitive.isChecked(),
        }

    def _edit(self, **changed: object) -> None:
        if self.draft is None:
            return
        draft = replace(self.draft, **changed)
        if draft != self.draft:
            self.edited.emit(draft)


def _line(told: TreeLine) -> QWidget:
    """One line of the sentence: the lead word in its column, the slots breaking as text does."""
    made = QWidget()
    word = label(told.lead, 16, "text2")
    word.setFixedWidth(size(_LEAD))
    word.setMinimumHeight(size(36))
    word.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    held = QWidget()
    flow = Flow(8, held)
    for slot in told.slots:
        flow.addWidget(slot)
    line = row(word, held, gap=8, margins=(size(told.depth * DEEPER), 0, 0, 0))
    line.setAlignment(word, Qt.AlignmentFlag.AlignTop)
    line.setStretch(1, 1)
    made.setLayout(line)
    return made
