"""Groups and chapters: the structure with its sheets, who is shared, and the lines of groups."""

from msgspec import Struct
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.chapter import Chapter
from desktop.models.counting import filled
from desktop.models.group import CHARTER, Group, OwnKind
from desktop.store import chapters, groupkinds, groups
from desktop.store.community import Reads
from desktop.views.groups.chapter_dialog import ChapterDialog
from desktop.views.groups.dialogs import CharterDialog, GroupDialog
from desktop.views.groups.lineage import Lineage
from desktop.views.groups.overlap_tab import OverlapTab
from desktop.views.groups.structure import Structure
from desktop.views.groups.verbs import GroupVerbs
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import box, column, hline, only_if, row
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Shell, Shot

_TABLES = frozenset(
    {
        "chapter",
        "team",
        "team_kind",
        "member_team",
        "team_step",
        "member",
        "alias",
        "number",
        "lease",
        "assignment",
    }
)
_ORDER = ("tree", "overlap", "lineage")


class _Found(Struct, frozen=True):
    chapters: list[Chapter]
    groups: list[Group]
    kinds: dict[str, OwnKind]


def _find(reads: Reads) -> _Found:
    return _Found(chapters.listed(reads), groups.listed(reads), groupkinds.by_name(reads))


class GroupsPage(ReadingPage):
    """Three tabs; the first has a tree and the sheet of what it stands on."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self._reads = reads
        self._found = _Found([], [], {})
        self._target: bytes | None = None
        self._aside = Aside(self, reads)
        self.verbs = GroupVerbs(self, reads, dispatcher, shell, self._go_to)
        self.structure = Structure(reads, shell, self.verbs)
        self.overlap, self.lineage = OverlapTab(reads), Lineage()
        self.add_chapter = button(
            self.tr("新建分会"), "plain", "map-pin", slot=lambda: self.verbs.add_chapter()
        )
        self.kinds = button(self.tr("群类型"), "ghost", "faders", slot=lambda: self.verbs.kinds())
        self.add_group = button(self.tr("新建小组"), "primary", "plus", slot=self.add)
        self.add_group.setShortcut("Ctrl+N")
        self.head = PageHead(self.tr("小组与分会")).add(
            self.kinds, self.add_chapter, self.add_group
        )
        self.tabs = Tabs(
            self.tr("小组与分会"),
            [
                ("tree", self.tr("结构")),
                ("overlap", self.tr("重叠")),
                ("lineage", self.tr("裂变")),
            ],
        )
        self.unfinished = button("", "ghost", "warning-circle", slot=self._next_unfinished)
        self._build()
        self.tabs.chosen.connect(self._tab)
        self.lineage.table.opened.connect(lambda kin: self._go_to(kin.id))
        self.read()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        for part in (self.structure, self.overlap, self.lineage):
            self._stack.addWidget(part)
        act = button(self.tr("新建小组"), "soft", "plus", slot=self.add)
        link = button(self.tr("先建分会"), "link", slot=lambda: self.verbs.add_chapter())
        only_if(self._writes(), act, link, self.add_chapter, self.add_group)
        actor = self._reads.actor
        only_if(actor.allows("community.write") and not actor.preview, self.kinds)
        empty = EmptyState(
            "tree-structure",
            self.tr("还没有小组和分会"),
            act,
            link,
            self.tr("管理群、粉丝群、招商群各有容量；分会有自己的时区和编号。"),
        )
        self._whole = QStackedWidget()
        line = row(self.tabs, None, self.unfinished, margins=(24, 0, 24, 0))
        self._whole.addWidget(box(column(line, hline(), self._stack, gap=0)))
        self._whole.addWidget(empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addWidget(self._whole, 1)

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the parts of the community anew."""
        self._aside.soon(_find, self._show)

    def _show(self, found: _Found) -> None:
        self._found = found
        self.verbs.chapters, self.verbs.groups = found.chapters, found.groups
        self.verbs.own_kinds = found.kinds
        self.head.show_count(
            filled(
                self.tr("{groups} 个小组，{chapters} 个分会"),
                groups=f"{len(found.groups):,}",
                chapters=f"{len(found.chapters):,}",
            )
        )
        wait = sum(one.filled < len(CHARTER) for one in found.groups)
        self.unfinished.setText(filled(self.tr("{n} 个群档案待完善"), n=wait))
        self.unfinished.setAccessibleName(self.unfinished.text())
        self.unfinished.setVisible(wait > 0)
        self._whole.setCurrentIndex(int(not found.groups and not found.chapters))
        self.structure.show_parts(found.chapters, found.groups)
        if self._target is not None and self.structure.knows(self._target):
            self.structure.go_to(self._target)
        self._target = None
        self.lineage.show_groups(found.groups)
        self._read_overlap()

    def _read_overlap(self) -> None:
        if self.tabs.choice() == "overlap":
            self.overlap.read()

    def show_privacy(self) -> None:
        """Names on the sheet are masked or shown."""
        self.read()

    def first_focus(self) -> QWidget:
        """What the tab at hand shows."""
        if not self._found.groups and not self._found.chapters:
            return self.add_group
        shown = {"tree": self.structure.tree, "overlap": self.overlap.list()}
        return shown.get(self.tabs.choice(), self.lineage.table)

    def show_target(self, part: bytes) -> None:
        """Go to a chapter or group."""
        self._go_to(part)

    def shots(self) -> list[Shot]:
        """A chapter, the overlap, the lines, and the forms; none without groups."""
        if not self._found.groups:
            return []
        return [
            Shot("chapter", self._shot_chapter),
            Shot("overlap", lambda: self._choose_tab("overlap")),
            Shot("lineage", lambda: self._choose_tab("lineage")),
            Shot("clean", self._shot_clean),
            Shot("charter", lambda: CharterDialog(self, self._largest())),
            Shot("form", lambda: GroupDialog(self, self._found.chapters, self._found.groups)),
            Shot("kind-form", self.verbs.kind_dialog),
            Shot("chapter-form", lambda: ChapterDialog(self, self._found.chapters)),
        ]

    def _shot_chapter(self) -> None:
        for one in self._found.chapters[:1]:
            self._go_to(one.id)

    def _shot_clean(self) -> QWidget:
        return self.verbs.clean_dialog(self._largest())

    def _largest(self) -> Group:
        return max(self._found.groups, key=lambda one: one.people)

    # -- doing ---------------------------------------------------------------------------------

    def _writes(self) -> bool:
        actor = self._reads.actor
        return not actor.preview and actor.allows("member.write")

    def add(self) -> None:
        """Open a group where the tree stands."""
        self.verbs.add(self.structure.place())

    def _next_unfinished(self) -> None:
        self._choose_tab("tree")
        self.structure.next_unfinished()

    def _go_to(self, part: bytes) -> None:
        self._choose_tab("tree")
        if self.structure.knows(part):
            self.structure.go_to(part)
        else:
            # It was just made: what is read next has it.
            self._target = part
            self.read()

    def _tab(self, key: str) -> None:
        self._stack.setCurrentIndex(_ORDER.index(key))
        self._read_overlap()

    def _choose_tab(self, key: str) -> None:
        self.tabs.choose(key)
        self._tab(key)
