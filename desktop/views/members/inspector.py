"""The side panel of the member at hand: who, how to reach him, points, what happened lately."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.labels import word as called
from desktop.models.member import Member, MemberRow, ToldKind
from desktop.store import doings, members, timeline
from desktop.store.community import Reads
from desktop.views.member.story import story_items
from desktop.views.members import words
from desktop.views.members.autotags import auto_tag
from desktop.views.members.reveal import MaskedPhone
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.dates import signed
from desktop.views.parts.facts import Facts
from desktop.views.parts.flow import Flow
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import clear, column, row, sunk
from desktop.views.parts.shell import Shell
from desktop.views.parts.stats import Sparkline
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.parts.timeline import TimelineView

_LATELY = 4
# What he did and got, and what one noted of him: changes of his data stand on his page.
_HAPPENED: frozenset[ToldKind] = frozenset({"activity", "entry", "note"})


class MemberInspector(Inspector):
    """What one needs to know before opening the member's page."""

    def __init__(
        self,
        reads: Reads,
        dispatcher: Dispatcher,
        shell: Shell,
        award: Callable[[bytes], object],
        menu: Callable[[MemberRow], QMenu],
    ) -> None:
        super().__init__(296)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._zone, self._today = reads.zone, reads.today()
        self._award, self._menu = award, menu
        self._member = b""
        self.phone: MaskedPhone | None = None
        self.more = icon_button("dots-three", self.tr("更多"), slot=self._show_menu)
        give = button(self.tr("发积分"), "plain", "star", slot=lambda: award(self._member))
        give.setEnabled(not reads.actor.preview)
        visit = button(self.tr("打开"), "plain", "arrow-square-out", slot=self._open)
        self._verbs: list[QWidget] = [visit, self.more]
        if reads.actor.anywhere("points.award"):
            self.foot.addWidget(give)
            self._verbs.append(give)
        self.foot.addWidget(visit)
        self.foot.addStretch(1)
        self.foot.addWidget(self.more)
        self.show_member(None)

    def show_member(self, shown: MemberRow | None) -> None:
        """Show another member, or that none is chosen."""
        clear(self.body)
        self.phone = None
        found = members.find(self._reads, shown.id) if shown else None
        for verb in self._verbs:
            verb.setVisible(found is not None)
        if found is None:
            self._member = b""
            hint = label(self.tr("选一个人，这里显示他的资料和最近的事"), 13, "text3", wrap=True)
            self.body.addWidget(hint)
            self.body.addStretch(1)
            return
        self._member = found.row.id
        self._who(found)
        self.body.addWidget(self._facts(found))
        self.body.addWidget(self._points(found.row))
        self._lately(found.row)
        self.body.addStretch(1)

    def _who(self, member: Member) -> None:
        shown = member.row
        name = privacy.name(shown.name)
        number = shown.number or (words.number_due()[0] if member.number_due else "")
        under = " • ".join(part for part in (number, words.group(shown)) if part)
        self.body.addLayout(
            row(
                Avatar(shown.id, name, 44),
                column(Elided(name, 16, bold=True), Elided(under, 12, "text2"), gap=2),
                gap=12,
            )
        )
        role, tone = words.role(shown)
        auto = words.only_auto(shown)
        if tone or shown.tags or auto:
            tags = QWidget()
            flow = Flow(6, tags)
            if tone:
                flow.addWidget(Tag(role, tone))
            for tag in shown.tags:
                flow.addWidget(Tag(tag, "accent"))
            for tag in auto:
                flow.addWidget(auto_tag(self._reads, shown.id, tag))
            self.body.addWidget(tags)

    def _facts(self, member: Member) -> Facts:
        facts = Facts()
        self.phone = MaskedPhone(self._reads, self._dispatcher, self._shell)
        self.phone.show_member(member.row.id, member.row.phone)
        facts.add(words.field_title("phone"), self.phone, one_line=True)
        for key, text, secret in (
            ("joined", " • ".join(one for one in (member.row.joined, member.source) if one), ""),
            ("inviter_name", member.inviter_name, "name"),
            ("level", called(member.row.level), ""),
            ("note", member.note, "text"),
        ):
            if text:
                facts.add(words.field_title(key), privacy.mask(secret, text))  # type: ignore[arg-type]
        return facts

    def _points(self, shown: MemberRow) -> QWidget:
        figure = label(privacy.amount(f"{shown.points:,}"), 24, bold=True)
        seen = words.seen(shown.last_seen, self._zone, self._today)
        last = self.tr("最近到场 {when}").format(when=seen)
        line = Sparkline(doings.course(self._reads, shown.id, shown.points, self._today))
        earned = doings.of_member(self._reads, shown.id).earned
        month = self.tr("本月 {points}").format(points=privacy.amount(signed(earned)))
        return sunk(
            label(self.tr("积分"), 12, "text2"),
            row(figure, None, line),
            label(f"{month} • {last}", 12, "text2", wrap=True),
            gap=2,
        )

    def _lately(self, shown: MemberRow) -> None:
        why = button(self.tr("为什么这些分？"), "link", slot=self._open_points)
        self.body.addLayout(row(label(self.tr("最近"), 13, bold=True), None, why))
        told = timeline.page(self._reads, shown.id, _HAPPENED, limit=_LATELY)
        told = told or timeline.page(self._reads, shown.id, limit=_LATELY)
        recent = TimelineView(self.tr("最近"))
        recent.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        recent.show_items(story_items(told, self._zone, self._today, headings=False))
        recent.setFixedHeight(recent.whole_height())
        recent.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        recent.opened.connect(lambda _key: self._open())
        self.body.addWidget(recent)

    def _open(self) -> None:
        self._shell.go("member", member=self._member)

    def _open_points(self) -> None:
        self._shell.go("member", member=self._member, show="points")

    def _show_menu(self) -> None:
        for one in members.by_ids(self._reads, [self._member]):
            self._menu(one).popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def words(self) -> str:
        """Everything said in the panel, for tests."""
        return "\n".join(one.text() for one in self.findChildren(QLabel))
