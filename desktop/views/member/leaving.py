"""When a member was in the community and its groups, and the form by which he leaves."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop.actions import stays as acting
from desktop.dispatcher import Dispatcher
from desktop.models.admission import END_NAMES, REMOVED, Stay
from desktop.models.member import Member
from desktop.store import admission, groups, stays
from desktop.store.community import Reads
from desktop.views.parts import privacy
from desktop.views.parts.act import ActForm, choosing, said
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label


class MemberStays(QWidget):
    """A line for each term; nothing where only the first goes on and nobody recorded more."""

    def __init__(self, reads: Reads, member: bytes) -> None:
        super().__init__()
        found = stays.terms(reads, member)
        self.found = found if any(one.ends or one.term > 1 for one in found) else []
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        for one in self.found:
            lines.addWidget(label(self._days(one), 13, wrap=True))
            if one.how:
                reason = privacy.mask("text", one.reason)
                told = "：".join(part for part in (said(END_NAMES, one.how), reason) if part)
                lines.addWidget(label(told, 12, "text2", wrap=True))

    def _days(self, one: Stay) -> str:
        until = one.ends or self.tr("至今")
        return self.tr("{place} 第 {n} 段：{begins} – {until}").format(
            place=one.place_name,
            n=one.term,
            begins=one.begins or self.tr("开始日没有登记"),
            until=until,
        )


class LeaveForm(ActForm):
    """How and why a member leaves a group or the community; putting him out is asked twice."""

    def __init__(
        self, parent: QWidget, reads: Reads, dispatcher: Dispatcher, shell: Shell, member: Member
    ) -> None:
        super().__init__(
            parent,
            shell,
            self.tr("{name}退出").format(name=privacy.name(member.row.name)),
            self.tr("登记退出"),
            self.tr("历史都留着；回来时是第二段，编号不变。候补的人会自动递补。"),
        )
        self._sure = False
        self.place, self.how, self.reason = QComboBox(), choosing(END_NAMES), QLineEdit()
        self.place.addItem(admission.place_name(reads, reads.community), reads.community)
        inside = set(stays.groups_of(reads, member.row.id))
        for team, name in groups.names(reads):
            if team in inside:
                self.place.addItem(name, team)
        self.add_field(self.tr("退出哪里"), self.place)
        self.add_field(self.tr("方式"), self.how)
        self.add_field(self.tr("原因"), self.reason)
        for changed in (self.how.currentIndexChanged, self.place.currentIndexChanged):
            changed.connect(self._doubt)
        self.begin = lambda: dispatcher.do(
            acting.leave,
            [member.row.id],
            self.reason.text(),
            how=self.how.currentData(),
            place=self.place.currentData(),
        )

    def _doubt(self) -> None:
        self._sure = False
        self.accept_button.setText(self.tr("登记退出"))

    def accept(self) -> None:
        """Leave; where he is put out, only once that is confirmed."""
        if self.how.currentData() == REMOVED and self.reason.text().strip() and not self._sure:
            self._sure = True
            self.accept_button.setText(self.tr("确认移出"))
            self.show_problem(self.tr("移出要确认：再点一次“确认移出”。"))
            return
        super().accept()
