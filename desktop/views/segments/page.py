"""Segments: the list with live counts, one as a sentence to edit, and whom others share."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.member import MemberQuery
from desktop.models.segment import Census, Segment
from desktop.models.segment_edit import NOTHING, parts
from desktop.models.tag_rule import TagRule
from desktop.store import segments, tag_rules
from desktop.store.community import Reads
from desktop.views.members.head import may_write
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import counted
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import column, row, scroll, vline
from desktop.views.parts.lines import LineList
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.text import label
from desktop.views.segments import asking, listed
from desktop.views.segments.editor import Draft, SegmentForm
from desktop.views.segments.matching import MatchDialog
from desktop.views.segments.more import SegmentMore
from desktop.views.segments.verbs import SegmentVerbs
from desktop.views.theme.palette import wide

_TABLES = frozenset(
    {"segment", "programme", "tag_rule", "member", "member_tag", "member_team", "activity"}
    | {"registration", "verification", "consent", "affiliation", "child", "alias", "entry"}
    | {"attendance", "stay", "plan", "payment", "chapter", "team"}
)
_REST_MS = 200
_NO_CENSUS = Census({}, ())


class SegmentsPage(ReadingPage):
    """What the form says is counted as it changes; nothing is counted where the window waits."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self._reads, self._shell = reads, shell
        self.verbs = SegmentVerbs(self, dispatcher, shell)
        self._known: list[Segment] = []
        self._rules: list[TagRule] = []
        self._census, self._tagged = _NO_CENSUS, dict[bytes, int]()
        self._may = may_write(reads.actor)
        self._all, self._one = Aside(self, reads), Aside(self, reads)
        self._quiet = Aside(self, reads)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._count)
        self.list = LineList(self.tr("人群"))
        self.list.chosen.connect(self._choose)
        self.form = SegmentForm(reads)
        self.form.edited.connect(self._show)
        self.form.typed.connect(self._show_keeping)
        self.form.refused.connect(shell.say)
        self.count = label("", 20, bold=True)
        self.listed = button(self.tr("看名单"), "link", "users", slot=self._see)
        self.save = button(self.tr("保存"), "soft", "check", slot=self._save)
        self.back = button(self.tr("放弃改动"), "ghost", slot=self._forget)
        self.drop = button(self.tr("删除人群"), "ghost", "trash", slot=self._remove)
        self._more = SegmentMore(may_edit=self._may)
        self.programme = self._more.programme
        self._more.added.connect(self._add_programme)
        self._more.dropped.connect(lambda one: self.verbs.drop_programme(one))
        self._stack = QStackedWidget(self)
        self._build()
        self.read()

    def _build(self) -> None:
        self._new = button(self.tr("新建人群"), "primary", "plus", slot=self.start)
        self._new.setEnabled(self._may)
        self._rule = button(self.tr("新建标签规则"), "plain", "tag", slot=self.start_rule)
        self._rule.setEnabled(self._may)
        back = button(
            self.tr("成员"), "ghost", "arrow-left", slot=lambda: self._shell.go("members")
        )
        back.setAccessibleName(self.tr("回到成员"))
        self.suits = button(self.tr("商品适合谁"), "plain", "storefront", slot=self._match)
        self._head = PageHead(self.tr("人群")).add(self.suits, self._rule, self._new)
        self._head.insert_before(back)
        self.list.setFixedWidth(wide(248))
        inside = QWidget()
        inside.setLayout(self._sheet())
        busy = QWidget()
        found = column(self.list, margins=(14, 8, 14, 8))
        line = row(found, vline(), scroll(inside), gap=0)
        line.setStretch(2, 1)
        busy.setLayout(line)
        begin = button(self.tr("新建人群"), "soft", "plus", slot=self.start)
        begin.setEnabled(self._may)
        self._stack.addWidget(busy)
        self._stack.addWidget(
            EmptyState(
                "users-three",
                self.tr("还没有人群"),
                begin,
                hint=self.tr("人群是存下来的条件，人数随时是新的，例如八五后、白领、爱阅读。"),
            )
        )
        whole = column(self._head, self._stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _sheet(self) -> QVBoxLayout:
        figures = row(self.count, self.listed, None, self.drop, self.back, self.save)
        made = column(figures, self.form, self._more, gap=14, margins=(24, 12, 24, 24))
        made.addStretch(1)
        return made

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the segments anew; what is being edited stays as it is, the rest follows."""
        self.form.keep()
        self._read_list()
        known, rules = self._known, self._rules
        self._all.soon(lambda reads: asking.census(reads, known, rules), self._show_census)
        draft = self.form.draft
        key = draft.key if draft else None
        there = key in {one.id for one in self._known} | {one.id for one in self._rules}
        if draft is None or (key is not None and not there):
            self.form.draft = None
            self._choose(self.list.at_hand())
        elif there and draft.changed:
            self._show(self.form.follow(listed.draft(key, self._known, self._rules)))
        elif there:
            self._choose(key)
        self._show_stack()

    def _read_list(self) -> None:
        self._known = segments.listed(self._reads)
        self._rules = tag_rules.readable(self._reads)
        self._show_list()

    def _show_stack(self) -> None:
        shown = self._known or self._rules or self.form.draft
        self._stack.setCurrentIndex(0 if shown else 1)

    def _show_census(self, found: tuple[Census, dict[bytes, int]]) -> None:
        self._census, self._tagged = found
        self._show_list()
        self._show_shared()

    def _show_list(self) -> None:
        self._head.count.setText(counted().segments(len(self._known)))
        self.list.show_lines(
            [
                *listed.of_segments(self._known, self._census),
                *listed.of_rules(self._rules, self._tagged),
            ]
        )

    def _choose(self, key: bytes | None) -> None:
        found = listed.draft(key, self._known, self._rules)
        if found.key is not None:
            self._show(found)

    def start(self) -> None:
        """Begin a new segment."""
        self._begin(Draft(None, "", NOTHING))

    def start_rule(self) -> None:
        """Begin a new rule of a tag."""
        self._begin(Draft(None, "", NOTHING, of_tag=True))

    def _begin(self, draft: Draft) -> None:
        self.list.clearSelection()
        self._show(draft)
        self._show_stack()
        self.form.name.setFocus()

    def _show(self, draft: Draft) -> None:
        self.form.show_draft(draft, may_edit=self._may)
        stored = draft.key is not None
        self.drop.setText(self.tr("删除规则") if draft.of_tag else self.tr("删除人群"))
        self._more.setVisible(draft.segment is not None)
        self._show_keeping(draft.changed)
        self.drop.setVisible(self._may and stored)
        self.listed.setVisible(bool(parts(draft.where)))
        self._more.show_programmes(draft.segment)
        self._show_shared()
        self._rest.start()

    def _show_keeping(self, wanted: bool = True) -> None:
        self.save.setVisible(self._may and wanted)
        self.back.setVisible(wanted)

    def _show_silent(self, segment: Segment | None) -> None:
        self._more.show_silent(0)
        if segment is not None and "member.read.private" in self._reads.actor.cells:
            where = segment.where
            self._quiet.soon(lambda reads: segments.silent(reads, where), self._more.show_silent)

    def _count(self) -> None:
        draft = self.form.draft
        self._show_silent(draft.segment if draft else None)
        if draft is None or not parts(draft.where):
            self._one.give_up()
            self.count.setText(counted().people(0))
            return
        self.count.setText(self.tr("正在数…"))
        self._one.soon(partial(asking.counted, where=draft.where), self._show_count)

    def _show_count(self, found: int) -> None:
        hidden = found < 0
        self.count.setText(self.tr("看不到") if hidden else counted().people(found))
        self.count.setToolTip(self.tr("条件里有你看不到的资料") if hidden else "")

    def _show_shared(self) -> None:
        draft = self.form.draft
        called = {one.id: one.name for one in self._known}
        self._more.show_shared(draft.key if draft else None, self._census, called)

    # -- changing ------------------------------------------------------------------------------

    def _save(self) -> None:
        # Where a click on a button does not take the keyboard, a field is not left by it.
        self.form.keep()
        if self.form.draft is not None:
            self.verbs.save(self.form.draft, self._saved)

    def _saved(self, changes: Changes) -> None:
        self.form.draft = None
        self._read_list()
        if isinstance(changes.result, bytes):
            self.list.choose(changes.result)
            self._choose(changes.result)

    def _forget(self) -> None:
        self.form.draft = None
        self._choose(self.list.at_hand())
        self._show_stack()

    def _remove(self) -> None:
        if self.form.draft is not None:
            self.verbs.remove(self.form.draft)

    def _add_programme(self, text: str) -> None:
        draft = self.form.draft
        if draft is not None and draft.segment is not None:
            self.verbs.add_programme(draft.segment.id, text)

    def _see(self) -> None:
        """The members it picks, in the list of members."""
        draft = self.form.draft
        if draft is not None:
            self._shell.go("members", query=MemberQuery(filters=(asking.chosen(draft),)))

    # -- what the window asks --------------------------------------------------------------------

    def first_focus(self) -> QWidget:
        """The list, or the button where there is none."""
        return self.list if self._known else self._new

    def matching(self) -> MatchDialog:
        """Which segments suit a product; the one that is chosen opens here."""
        return MatchDialog(self, self._reads, lambda segment: self.show_target(segment))

    def _match(self) -> None:
        self.matching().exec()

    def show_target(self, segment: bytes | None = None) -> None:
        """Open one segment, or begin a new one."""
        if segment is None:
            self.start()
        else:
            self.list.choose(segment)
            self._choose(segment)

    def shots(self) -> list[Shot]:
        """As `listed` has them."""
        return listed.shots(self, self._rules)

    def keeps(self) -> bool:
        """Whether something is not saved."""
        return self.form.draft is not None and self.form.draft.changed

    def catch_up(self) -> None:
        """Count anew what changed."""
        super().catch_up()
        self._rest.start()
