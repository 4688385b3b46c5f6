"""The head of a member's page: the way back, who it is, what to do, and a strip of figures."""

from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.models.counting import figure
from desktop.models.labels import word
from desktop.models.member import Doings, Member
from desktop.models.tones import spelled
from desktop.store.community import Reads
from desktop.views.members import words
from desktop.views.members.autotags import auto_tag
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.layout import box, clear, column, only_if, row
from desktop.views.parts.stats import StatStrip
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, Fitting, label

_TAGS_SHOWN = 4
# So many characters of a name stay whole, however narrow the window.
_NAME_KEPT = 6


class MemberHead(QWidget):
    """Tells `left`, `moved(±1)` and which verb is wanted."""

    left = Signal()
    moved = Signal(int)
    award_wanted = Signal()
    roles_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, reads: Reads) -> None:
        super().__init__()
        self._reads, actor = reads, reads.actor
        back = button(self.tr("成员"), "ghost", "arrow-left", slot=self.left.emit)
        back.setAccessibleName(self.tr("回到成员名单"))
        self._where = label("", 12, "text2")
        self._before = icon_button(
            "caret-up", self.tr("上一位"), keys="Alt+Up", slot=lambda: self.moved.emit(-1)
        )
        self._after = icon_button(
            "caret-down", self.tr("下一位"), keys="Alt+Down", slot=lambda: self.moved.emit(1)
        )
        self._who = QVBoxLayout()
        self._award = button(self.tr("发积分"), "primary", "star", slot=self.award_wanted.emit)
        self._roles = button(
            self.tr("改角色"), "plain", "identification-badge", slot=self.roles_wanted.emit
        )
        self._more = icon_button("dots-three", self.tr("更多"), slot=self.more_wanted.emit)
        for made, cell in ((self._award, "points.award"), (self._roles, "role.grant")):
            only_if(actor.anywhere(cell), made)
            made.setEnabled(not actor.preview)
        verbs = row(self._award, self._roles, self._more, gap=12)
        middle = row(box(self._who), None, verbs, gap=16)
        self._strip = QVBoxLayout()
        self.setLayout(
            column(
                row(back, self._where, None, self._before, self._after, gap=8),
                middle,
                box(self._strip),
                gap=8,
                margins=(16, 8, 24, 14),
            )
        )
        self._who.setContentsMargins(8, 0, 0, 0)
        self._strip.setContentsMargins(8, 4, 0, 0)

    def show_member(self, member: Member, today: date) -> None:
        """Show who it is, and the figures that are known without counting."""
        clear(self._who)
        self._who.addLayout(self._person(member, today))
        self.show_figures(member, None)

    def show_place(self, at: int, total: int) -> None:
        """Show where he stands in a list of `total`; a place below 0 is in none."""
        self._where.setText(f"{at + 1:,} / {total:,}" if at >= 0 else "")
        for made in (self._before, self._after):
            made.setVisible(at >= 0)
        self._before.setEnabled(at > 0)
        self._after.setEnabled(at + 1 < total)

    def show_figures(self, member: Member, figures: Doings | None) -> None:
        """Show what he has and did; None while it is counted."""
        clear(self._strip)
        self._strip.addWidget(self._figures(member, figures))

    def _person(self, member: Member, today: date) -> QLayout:
        shown = member.row
        name = privacy.name(shown.name)
        # Where the room is little the reading gives way, not the name.
        first = row(Elided(name, 20, bold=True, kept=_NAME_KEPT), gap=8)
        reading = member.reading or spelled(shown.name)
        if reading and not privacy.on():
            said = Fitting(13, "text3")
            said.offer(reading, "")
            first.addWidget(said)
        role, tone = words.role(shown)
        if tone:
            first.addWidget(Tag(role, tone))
        for tag in shown.tags[:_TAGS_SHOWN]:
            first.addWidget(Tag(tag, "accent"))
        for tag in words.only_auto(shown)[: _TAGS_SHOWN - len(shown.tags[:_TAGS_SHOWN])]:
            first.addWidget(auto_tag(self._reads, shown.id, tag))
        first.addStretch(1)
        parts = (shown.number, words.group(shown), words.since(shown.joined, today))
        *first_parts, last = [part for part in parts if part] or [""]
        pieces: list[QWidget] = [label(part, 13, "text2") for part in first_parts]
        # Where the text is large the number stays whole.
        ends = Fitting(13, "text2")
        ends.offer(last, shown.joined)
        pieces.append(ends)
        if member.number_due:
            due, why = words.number_due()
            waits = Tag(due, "warn")
            waits.setToolTip(why)
            waits.setAccessibleDescription(why)
            pieces.insert(0, waits)
        second = row(*pieces, None, gap=16)
        return row(Avatar(shown.id, name, 64), column(first, second, gap=6), gap=16)

    def _figures(self, member: Member, figures: Doings | None) -> StatStrip:
        strip = StatStrip()
        strip.add(privacy.amount(f"{member.row.points:,}"), self.tr("积分"))
        earned = figure(figures.earned, signed=True) if figures else "…"
        strip.add(privacy.amount(earned), self.tr("本月得分"))
        strip.add(f"{figures.attended:,}" if figures else "…", self.tr("到场"))
        counted = ((figures.brought, figures.lectured)) if figures else (0, 0)
        for count, what in zip(counted, (self.tr("带来的人"), self.tr("主讲")), strict=True):
            if count:
                strip.add(f"{count:,}", what)
        if member.row.level:
            strip.add(word(member.row.level), self.tr("关系阶梯"))
        return strip

    def below_more(self) -> QPoint:
        """Where the menu of further verbs opens."""
        return self._more.mapToGlobal(self._more.rect().bottomLeft())
