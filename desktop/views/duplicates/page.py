"""可能是同一个人: pairs of members who look alike, compared, merged or kept apart one by one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import merging
from desktop.dispatcher import Dispatcher, Job
from desktop.models.counting import filled
from desktop.models.duplicate import Candidate
from desktop.models.member import MemberRow
from desktop.models.rowcells import Known
from desktop.models.schema import CUSTOM
from desktop.store import candidates, customfields, duplicates, importing, members
from desktop.store.community import Reads
from desktop.views.duplicates.compare import Comparison
from desktop.views.duplicates.words import certainty, reasons, summary
from desktop.views.parts import privacy
from desktop.views.parts.aside import Aside
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import clear, column, row, scroll, vline
from desktop.views.parts.lines import Line, LineList
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.shell import Shell
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.theme.palette import wide

# So many pairs are listed at once; the next come up as these are settled.
LISTED = 100


class DuplicatesPage(ReadingPage):
    """The pairs at the left, the likeliest first; the chosen one field by field."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, frozenset({"member", "alias", "apart"}))
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._aside = Aside(self, reads)
        self.found: list[Candidate] = []
        self._people: dict[bytes, MemberRow] = {}
        back = button(self.tr("成员"), "ghost", "arrow-left", slot=lambda: shell.go("members"))
        back.setAccessibleName(self.tr("回到成员"))
        self._head = PageHead(self.tr("可能是同一个人"), self.tr("正在比对…"))
        self._head.insert_before(back)
        self.twins = button("", "soft", "git-merge", slot=self._merge_twins)
        self.twins.setToolTip(
            self.tr("姓名和手机都一样的，各并进最早的那份档案；一次可以全部撤销。")
        )
        self.twins.hide()
        self._head.add(self.twins)
        self.list = LineList(self.tr("可能是同一个人的"))
        self.list.setFixedWidth(wide(300))
        self.list.chosen.connect(self._show_pair)
        self.comparison = Comparison(reads.actor)
        self._why = QWidget()
        self._why_flow = Flow(6, self._why)
        self._nothing = EmptyState(
            "check-circle",
            self.tr("没有看着像同一个人的"),
            hint=self.tr("姓名、手机、微信号、生日相近的会列在这里；合并前先给你看差别。"),
        )
        self._both = self._build()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self._both, 1)
        whole.addWidget(self._nothing, 1)
        self.read()
        self._show([])

    def _build(self) -> QWidget:
        may = self._reads.actor.allows("member.merge") and not self._reads.actor.preview
        self.merge = button(self.tr("合并成一个人"), "primary", "git-merge", slot=self._merge)
        self.apart = button(self.tr("不是同一个人"), "plain", slot=self._keep_apart)
        self.later = button(self.tr("下一对"), "ghost", "caret-down", slot=self._next)
        for one in (self.merge, self.apart):
            one.setEnabled(may)
        told = self.tr("标签、小组、编号、积分和到场两边都留；合并之后随时可以拆开。")
        inside = QWidget()
        inside.setLayout(column(self._why, self.comparison, None, gap=16, margins=(24, 8, 24, 16)))
        acts = row(self.merge, self.apart, self.later, None, gap=8)
        foot = column(label(told, 12, "text2", wrap=True), acts, gap=10, margins=(24, 8, 24, 16))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(scroll(inside), 1)
        right.addLayout(foot)
        made = QWidget()
        layout = QHBoxLayout(made)
        layout.setContentsMargins(12, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list)
        layout.addWidget(vline())
        layout.addLayout(right, 1)
        return made

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Compare the roster anew, aside: it reads all of it."""
        self._aside.ask(_read, self._take)

    def _take(self, told: tuple[list[Candidate], dict[bytes, MemberRow], int]) -> None:
        found, self._people, twins = told
        self.twins.setText(filled(self.tr("合并 {count} 份相同的"), count=f"{twins:,}"))
        self.twins.setVisible(bool(twins) and self.merge.isEnabled())
        self._show(found)

    def _show(self, found: Sequence[Candidate]) -> None:
        self.found = list(found)
        waiting = self._aside.waiting()
        self._both.setVisible(bool(found))
        self._nothing.setVisible(not found and not waiting)
        count = apart(self.tr("%n 对", "", len(found)))
        self._head.show_count(self.tr("正在比对…") if waiting else count if found else "")
        self.list.show_lines([self._line(one) for one in found if one.one in self._people])
        if found:
            self._show_pair(self.list.at_hand())

    def _line(self, one: Candidate) -> Line:
        names = [privacy.name(self._people[of].name) for of in (one.one, one.other)]
        _, tone = certainty(one.likeness.score)
        dot = {"ok": "ok", "info": "info"}.get(tone, "text3")
        return Line(
            one.one + one.other,
            " · ".join(names),
            summary(one.likeness),
            dot,
            f"{one.likeness.score}%",
        )

    def at_hand(self) -> Candidate | None:
        """The pair that is shown."""
        key = self.list.at_hand()
        return next((one for one in self.found if one.one + one.other == key), None)

    def _show_pair(self, _key: object) -> None:
        one = self.at_hand()
        if one is None:
            return
        clear(self._why_flow)
        word, tone = certainty(one.likeness.score)
        for text, kind in [(word, tone), *reasons(one.likeness)]:
            self._why_flow.addWidget(Tag(text, kind))
        known = importing.known(self._reads, [one.one, one.other])
        both = known.get(one.one, Known()), known.get(one.other, Known())
        rows = self._people[one.one], self._people[one.other]
        self.comparison.show_pair(rows, both, customfields.typed(self._reads))

    # -- deciding ------------------------------------------------------------------------------

    def _merge(self) -> None:
        one = self.at_hand()
        if one is None:
            return
        keep, other = one.one, one.other
        if self.comparison.stays():
            keep, other = other, keep
        named = {
            f"x.{name}": CUSTOM + field.hex() for field, name in members.custom_fields(self._reads)
        }
        take = [named.get(name, name) for name in self.comparison.taken()]
        job = self._dispatcher.do(merging.merge, keep, other, take)
        called = self._people[other if "name" in take else keep].name
        told = self.tr("合并成了一个人：{name}").format(name=privacy.name(called))
        self._follow(job, told)

    def _merge_twins(self) -> None:
        job = self._dispatcher.do(merging.merge_twins)
        self._dispatcher.follow(job, self.tr("正在合并相同的档案"))
        self._follow(job, self.tr("姓名和手机都一样的，合并好了"))

    def _keep_apart(self) -> None:
        one = self.at_hand()
        if one is not None:
            job = self._dispatcher.do(merging.keep_apart, one.one, one.other)
            self._follow(job, self.tr("记下了：是两个人，以后不再提示"))

    def _follow(self, job: Job, told: str) -> None:
        job.done.connect(lambda changes: self._shell.toast(told, changes))
        job.failed.connect(self._shell.say)

    def _next(self) -> None:
        here = self.list.currentIndex().row()
        self.list.setCurrentIndex(self.list.lines.index((here + 1) % max(1, len(self.found))))

    def first_focus(self) -> QWidget:
        """The list of pairs."""
        return self.list


def _read(reads: Reads) -> tuple[list[Candidate], dict[bytes, MemberRow], int]:
    found = candidates.candidates(reads)[:LISTED]
    ids = sorted({member for one in found for member in (one.one, one.other)})
    people = {row.id: row for row in members.by_ids(reads, ids)}
    return found, people, duplicates.twins(reads)
