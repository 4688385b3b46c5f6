"""The side panel of an operator: who it is, every term held, and taking a role back."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.models.role import Assignment, Holding, Role
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.facts import Facts
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import clear, column, hline, row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.roles import words


class PersonCard(Inspector):
    """The operator at hand."""

    def __init__(
        self,
        open_member: Callable[[bytes], object],
        grant_more: Callable[[bytes], object],
        link: Callable[[bytes], object],
        hand_over: Callable[[Holding], object],
        looks: Callable[[Holding], object],
        may_look: Callable[[], bool],
    ) -> None:
        super().__init__(296)
        self._looks, self._may_look = looks, may_look
        self._hand_over = hand_over
        self._open_member, self._grant_more, self._link = open_member, grant_more, link
        self._line: Holding | None = None

    def show_person(
        self,
        line: Holding | None,
        terms: Sequence[tuple[Assignment, Role | None, str]],
        revoke: Callable[[Assignment], object],
        revocable: frozenset[bytes],
        today: str,
        may_grant: bool,
        may_hand_over: bool,
    ) -> None:
        """Show one operator with every term (assignment, role, scope's name), newest first."""
        self._line = line
        clear(self.body)
        clear(self.foot)
        if line is None:
            self.body.addWidget(label(self.tr("选一个人，看他的任职"), 13, "text3", wrap=True))
            self.body.addStretch(1)
            return
        name = privacy.name(line.name)
        self.body.addLayout(
            row(
                Avatar(line.member or line.operator, name, 44),
                column(
                    Elided(name, 16, bold=True),
                    Elided(line.number or self.tr("操作员，不是成员"), 12, "text2"),
                    gap=2,
                ),
                gap=12,
            )
        )
        facts = Facts()
        facts.add(
            self.tr("设备"),
            apart(self.tr("%n 台", "", line.devices)) if line.devices else self.tr("还没有"),
        )
        self.body.addWidget(facts)
        self.body.addWidget(hline())
        self.body.addWidget(label(self.tr("任职记录"), 13, bold=True))
        for term, role, scope in terms:
            self.body.addWidget(self._term(term, role, scope, revoke, term.id in revocable, today))
        if self._may_look():
            seen = button(self.tr("看过谁的手机…"), "link", "eye", slot=lambda: self._looks(line))
            self.body.addLayout(row(seen, None))
        self.body.addStretch(1)
        self._verbs(line, may_grant)
        if may_hand_over:
            handing = button(self.tr("转让群主…"), "link", slot=lambda: self._hand_over(line))
            self.foot.addWidget(handing)

    def _verbs(self, line: Holding, may_grant: bool) -> None:
        member = line.member
        if member is not None:
            self.foot.addWidget(
                button(
                    self.tr("打开"),
                    "plain",
                    "arrow-square-out",
                    slot=lambda: self._open_member(member),
                )
            )
            if may_grant:
                self.foot.addWidget(
                    button(self.tr("再授角色"), "plain", slot=lambda: self._grant_more(member))
                )
        elif may_grant:
            self.foot.addWidget(
                button(
                    self.tr("对应到成员…"),
                    "plain",
                    "link-simple",
                    slot=lambda: self._link(line.operator),
                )
            )
        self.foot.addStretch(1)

    def _term(
        self,
        term: Assignment,
        role: Role | None,
        scope: str,
        revoke: Callable[[Assignment], object],
        revocable: bool,
        today: str,
    ) -> QWidget:
        name = words.role_name(role) if role else self.tr("已删除的角色")
        in_force = term.in_force(today)
        tone = words.tone(role.preset) if role and in_force else "grey"
        made = QWidget()
        back = (
            button(self.tr("收回"), "link", small=True, slot=lambda: revoke(term))
            if revocable
            else None
        )
        first = [
            Tag(name, tone),
            Elided(words.scope_word(term.scope.kind, scope), 12, "text2"),
            None,
        ]
        made.setLayout(
            column(
                row(*first, *([back] if back else [])),
                label(self._dates(term, today), 12, "text3"),
                gap=2,
            )
        )
        if back:
            back.setAccessibleName(self.tr("收回 {role}").format(role=name))
        return made

    def _dates(self, term: Assignment, today: str) -> str:
        if term.end and term.end < term.start:
            return self.tr("{start} 授予，当天收回").format(start=term.start)
        if not term.end:
            return self.tr("{start} 起").format(start=term.start)
        if term.end >= today:
            return self.tr("{start} 到 {end}").format(start=term.start, end=term.end)
        return self.tr("{start} 到 {end}，已结束").format(start=term.start, end=term.end)
