"""The panel beside the rows: one row field by field, and for a doubtful one who he is."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop.models.customfield import CustomField
from desktop.models.importing import Choice, Reason
from desktop.models.numbers import show_number
from desktop.models.rowcells import Cells, Known, leaves_points
from desktop.store import customfields
from desktop.store.reads import Reads
from desktop.views.importing import words
from desktop.views.importing.listed import listed, said
from desktop.views.parts import privacy
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.counted import apart
from desktop.views.parts.facts import Facts
from desktop.views.parts.flow import flowing
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import clear, column, hline, row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.parts.text import listed as joined
from desktop.views.theme.palette import look, size

# Whom he is called stays as it stands unless she says otherwise.
_STAYS = "name"
# What is likely, by why the row is held: a phone is a family's, a WeChat id one person's. The
# same number under two names is most often that of two lists, and nothing is suggested.
_LIKELY = {
    Reason.PHONE_OTHER_NAME.word: "new",
    Reason.WECHAT_OTHER_NAME.word: "same",
    Reason.SAME_NAME.word: "same",
}
# From this text scale on two values beside each other need all the width.
LARGE = 1.1


class Shown(Struct, frozen=True):
    """What the panel shows of one row. `known` makes it a question about a doubtful row.

    `alike` is how many other rows wait for the same reason; `earlier` the line of the row of this
    file that is meant by `known`, 0 where it is a member; `held` the word of why it is held.
    """

    line: int
    tag: str
    tone: str
    reason: str
    cells: Cells
    known: Known | None = None
    choice: Choice | None = None
    kept: frozenset[str] = frozenset({_STAYS})
    alike: int = 0
    raw: tuple[tuple[str, str], ...] = ()
    earlier: int = 0
    held: str = ""


class SidePanel(Inspector):
    """`decided(choice, kept fields, all alike)`, `postponed()`, `moved(+1 or -1)`."""

    decided = Signal(str, object, bool)
    postponed = Signal()
    moved = Signal(int)

    def __init__(self, reads: Reads) -> None:
        super().__init__(308)
        self._reads, self._actor = reads, reads.actor
        self._own: dict[str, CustomField] = {}
        self._sides = "", ""
        self._radios: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.buttons: dict[str, QWidget] = {}
        self.show_row(None)

    def show_row(self, shown: Shown | None) -> None:
        """Show another row, or that none is at hand."""
        clear(self.body)
        self._radios.clear()
        self.buttons.clear()
        self._own = customfields.typed(self._reads)
        if shown is None:
            hint = self.tr("选一行，这里逐项显示它要写入什么")
            self.body.addWidget(label(hint, 13, "text3", wrap=True))
            self.body.addStretch(1)
            return
        up = icon_button("caret-up", self.tr("上一行"), slot=lambda: self.moved.emit(-1))
        down = icon_button("caret-down", self.tr("下一行"), slot=lambda: self.moved.emit(1))
        title = label(self.tr("第 {line} 行").format(line=shown.line), 16, bold=True)
        head = row(flowing(title, Tag(shown.tag, shown.tone), gap=8), up, down)
        head.setStretch(0, 1)
        self.body.addLayout(head)
        if shown.reason:
            self.body.addWidget(label(shown.reason, 12, "text2", wrap=True))
        if shown.known is None:
            self.body.addWidget(self._facts(shown))
        else:
            self.body.addLayout(self._both(shown, shown.known))
            self._verbs(shown)
        self.body.addStretch(1)

    # -- one row by itself -----------------------------------------------------------------

    def _facts(self, shown: Shown) -> QWidget:
        facts = Facts()
        for title, text in shown.raw:
            facts.add(title, privacy.phone(text))
        for name, text in listed(shown.cells):
            facts.add(words.field(name), words.masked(name, self._said(name, text)))
        if shown.cells.identities:
            facts.add(words.field("accounts"), words.accounts(shown.cells.identities))
        return facts

    # -- a doubtful row beside the member --------------------------------------------------

    def _both(self, shown: Shown, known: Known) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        before = self.tr("名单里已有")
        if shown.earlier:
            before = self.tr("第 {line} 行").format(line=shown.earlier)
        self._sides = before, self.tr("这一行")
        for place, text in enumerate(self._sides, start=1):
            grid.addWidget(_inset(label(text, 12, "text2")), 0, place)
        for name in said(known.fields, shown.cells.fields):
            left, right = known.fields.get(name, ""), shown.cells.fields.get(name, "")
            self._line(grid, name, left, right, shown.kept)
        for name in dict.fromkeys((*known.custom, *shown.cells.custom)):
            field, sides = f"x.{name}", (known.custom, shown.cells.custom)
            left, right = (self._said(field, one.get(name, "")) for one in sides)
            self._line(grid, field, left, right, shown.kept)
        self._apart(grid, known, shown.cells)
        return grid

    def _apart(self, grid: QGridLayout, known: Known, cells: Cells) -> None:
        """Accounts, tags, teams, number and points, which are no fields of their own."""
        sides = words.accounts(sorted(known.identities)), words.accounts(cells.identities)
        if any(sides):
            self._texts(grid, "accounts", words.shown(self._actor, "accounts", sides[0]), sides[1])
        tags = joined(sorted(known.tags)), joined(cells.tags)
        if any(tags):
            self._texts(grid, "tags", *tags)
            if all(tags):
                self._across(grid, self.tr("标签两边都留"))
        teams = joined(sorted(known.teams)), joined(cells.teams)
        if any(teams):
            self._texts(grid, "teams", *teams)
        if cells.number:
            numbers = joined(show_number(*one) for one in sorted(known.numbers))
            self._texts(grid, "number", numbers, cells.spelled or show_number(*cells.number))
        if cells.points is not None:
            self._points(grid, known, cells)

    def _points(self, grid: QGridLayout, known: Known, cells: Cells) -> None:
        standing = f"{known.points:,}" if known.ledger else ""
        self._texts(grid, "points", standing, f"{cells.points:,}")
        if leaves_points(cells, known):
            self._across(grid, self.tr("合并后积分以名单里的为准，这一行的不导入"))

    def _line(
        self, grid: QGridLayout, name: str, left: str, right: str, kept: frozenset[str]
    ) -> None:
        told = words.shown(self._actor, name, left), words.masked(name, right)
        if not (left and right and left != right):
            self._texts(grid, name, *told)
            return
        at = grid.rowCount()
        group = QButtonGroup(grid)
        grid.addWidget(label(words.field(name), 13, "text3"), at, 0)
        pair = _Radio(told[0]), _Radio(told[1])
        for place, made in enumerate(pair, start=1):
            group.addButton(made)
            made.setProperty("option", True)
            made.setAccessibleName(f"{words.field(name)} {self._sides[place - 1]} {made.text()}")
            made.setToolTip(made.text())
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(made, at, place)
        pair[0 if name in kept else 1].setChecked(True)
        self._radios[name] = pair

    def _texts(self, grid: QGridLayout, name: str, left: str, right: str) -> None:
        at = grid.rowCount()
        grid.addWidget(label(words.field(name), 13, "text3"), at, 0)
        for place, text in ((1, left), (2, right)):
            shown = label(text or "—", 13, "text" if text else "text3", wrap=True)
            grid.addWidget(_inset(shown), at, place)

    def _across(self, grid: QGridLayout, text: str) -> None:
        grid.addWidget(_inset(label(text, 12, "text2")), grid.rowCount(), 1, 1, 2)

    def _said(self, name: str, text: str) -> str:
        return words.own_value(self._own, name, text)

    # -- what she says ---------------------------------------------------------------------

    def kept(self) -> frozenset[str]:
        """The fields in which the member's value stays."""
        chosen = {name for name, (left, _) in self._radios.items() if left.isChecked()}
        return frozenset(chosen)

    def _verbs(self, shown: Shown) -> None:
        likely = _LIKELY.get(shown.held, "")
        verbs: dict[str, QWidget] = {
            key: button(text, "soft" if key == likely else "plain", picture, slot=self._say(key))
            for key, text, picture in (
                ("same", self.tr("是同一人，合并"), "user-check"),
                ("new", self.tr("新的人"), "user-plus"),
                ("skip", self.tr("跳过这一行"), ""),
            )
        }
        later = button(self.tr("先放着，以后再定"), "link", slot=self.postponed.emit)
        self.buttons = verbs | {"later": later}
        if shown.choice:
            told = self.tr("已定：{choice}").format(choice=words.choice(shown.choice))
            self.body.addWidget(Tag(told, "accent"))
        if likely:
            self.body.addWidget(verbs[likely])
        self.body.addWidget(flowing(*(made for key, made in verbs.items() if key != likely), gap=8))
        self.body.addLayout(row(later, None))
        if shown.alike:
            self._alike(shown)

    def _alike(self, shown: Shown) -> None:
        self.body.addWidget(hline())
        more = apart(self.tr("同样情形还有 %n 行", "", shown.alike))
        hint = self.tr("{reason}。可以一起定；空格不会盖掉已有内容。").format(reason=shown.reason)
        every = [
            button(
                self.tr("都是同一人"), "plain", "stack", small=True, slot=self._say("same", True)
            ),
            button(self.tr("都是新的人"), "plain", small=True, slot=self._say("new", True)),
            button(self.tr("都跳过"), "plain", small=True, slot=self._say("skip", True)),
        ]
        self.buttons |= {
            f"all-{key}": made for key, made in zip(("same", "new", "skip"), every, strict=True)
        }
        together = apart(self.tr("%n 行一起这样办：", "", shown.alike + 1))
        self.body.addLayout(
            column(
                label(more, 13, bold=True),
                label(hint, 12, "text2", wrap=True),
                label(together, 12, "text2"),
                flowing(*every, gap=8),
                gap=8,
            )
        )

    def _say(self, choice: str, every: bool = False) -> Callable[[], None]:
        return lambda: self.decided.emit(choice, self.kept(), every)


class _Radio(QRadioButton):
    """A radio button that ends a line too long for it with …; the tool tip has all of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark and as much of each line as there is room for."""
        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_RadioButtonContents
        room = self.style().subElementRect(contents, option, self).width()
        fit, end = self.fontMetrics().elidedText, Qt.TextElideMode.ElideRight
        option.text = "\n".join(fit(line, end, room) for line in self.text().splitlines())
        painter.drawControl(QStyle.ControlElement.CE_RadioButton, option)


def _inset(text: QLabel) -> QLabel:
    """Below the words of a radio button, not below its circle, where text is not too large."""
    text.setContentsMargins(0 if look().scale > LARGE else size(20), 0, 0, 0)
    return text
