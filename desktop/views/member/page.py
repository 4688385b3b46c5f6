"""The page of one member: head with figures, facts at the left, the story at the right."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.member import Member, MemberQuery
from desktop.store import doings, members, order, reach
from desktop.store.community import Reads
from desktop.views.member.erase import EraseDialog, Erasing
from desktop.views.member.facts import FactsColumn
from desktop.views.member.form import EditForm
from desktop.views.member.handout import Handout
from desktop.views.member.head import MemberHead
from desktop.views.member.leaving import LeaveForm
from desktop.views.member.statement import StatementDialog
from desktop.views.member.story_column import StoryColumn
from desktop.views.members.verbs import MemberVerbs
from desktop.views.parts.aside import TRIED_STEPS, Aside
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.layout import hline, scroll, vline
from desktop.views.parts.shell import Command, Shell, Shot
from desktop.views.theme.palette import size, wide

_TABLES = frozenset(
    {"member", "number", "member_tag", "member_team", "entry", "attendance", "activity"}
    | {"registration"}
    | {"note", "audit", "assignment", "role", "operator", "alias", "tag_rule"}
    | {"honour", "honour_grant", "grade"}
    | {
        "custom_field",
        "identity",
        "unit",
        "affiliation",
        "relation",
        "offer",
        "consent",
        "verification",
        "stay",
        "stage",
        "referral",
    }
)


class MemberPage(QWidget):
    """Shows the member it is told by `show_target`; keeps the list he was opened from."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._zone, self._today = reads.zone, reads.today()
        self._member: Member | None = None
        self._listed: order.Order | None = None
        self._place = -1
        # Opened by name: where he stands in the whole list is looked up.
        self._sought = False
        self._aside, self._counting = Aside(self, reads), Aside(self, reads)
        self._stale = False
        self.verbs = MemberVerbs(self, reads, dispatcher, shell)
        self.erasing = Erasing(self, reads, dispatcher, shell)
        self.handout = Handout(self, reads, dispatcher, shell)
        self.head = MemberHead(reads)
        self.facts = FactsColumn(reads, dispatcher, shell, self.edit)
        self.story = StoryColumn(reads, dispatcher, shell)
        self._build()
        self._connect()

    def _build(self) -> None:
        left = scroll(self.facts)
        # In large text a masked phone and what reveals it need more than a panel's usual growth.
        left.setFixedWidth(max(wide(316), size(280)))
        self._body = QWidget()
        beside = QHBoxLayout(self._body)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(left)
        beside.addWidget(vline())
        beside.addWidget(self.story, 1)
        left_list = button(
            self.tr("看已退出的人"), "soft", slot=lambda: self._shell.go("admission", tab="gone")
        )
        self._gone = EmptyState("user-minus", self.tr("这位成员不在名单里"), left_list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for made in (self.head, hline(), self._body, self._gone):
            whole.addWidget(made)
        whole.setStretch(2, 1)
        whole.setStretch(3, 1)

    def _connect(self) -> None:
        self.head.left.connect(lambda: self._shell.go("members"))
        self.head.moved.connect(self._move)
        self.head.award_wanted.connect(lambda: self._with(self.verbs.award))
        self.head.roles_wanted.connect(self._roles)
        self.head.more_wanted.connect(lambda: self._menu().popup(self.head.below_more()))

    # -- what is shown ---------------------------------------------------------------------------

    def show_target(
        self,
        member: bytes,
        show: str = "all",
        query: MemberQuery | None = None,
        place: int = -1,
    ) -> None:
        """Show a member; `show` chooses the story's kind, `query` and `place` the list."""
        self._place, self._sought = place, place < 0
        self._listed = order.begin(self._reads, query or MemberQuery())
        self._complete()
        self.story.show_kind(show)
        self._show(member)

    def _show(self, member: bytes) -> None:
        found = members.find(self._reads, members.canonical(self._reads, member))
        self._member = found
        for made in (self.head, self._body):
            made.setVisible(found is not None)
        self._gone.setVisible(found is None)
        if found is None:
            return
        self.head.show_member(found, self._today)
        self._show_place(found)
        # Who did much is counted aside: nothing else on the page waits for it.
        self._counting.soon(
            lambda reads: doings.of_member(reads, found.row.id),
            lambda figures: self.head.show_figures(found, figures),
            steps=TRIED_STEPS,
        )
        self.facts.show_member(found, self._may_write())
        self.story.show_member(found.row.id)

    def _show_place(self, found: Member) -> None:
        if self._sought and self._listed is not None:
            self._place = order.place(self._reads, self._listed, found.row.id)
        total = self._listed.total or 0 if self._listed and self._place >= 0 else 0
        self.head.show_place(self._place, total)

    def _may_write(self) -> bool:
        actor = self._reads.actor
        if self._member is None or actor.preview:
            return False
        scopes = members.scopes_of(self._reads, self._member.row.id)
        return actor.allows("member.write", scopes=scopes)

    def _move(self, step: int) -> None:
        """To the one before or after in the list he was opened from."""
        place = self._place + step
        if self._listed is None or place < 0:
            return
        for row in order.rows(self._reads, self._listed, place, 1):
            self._place, self._sought = place, False
            if row is not None:
                self._show(row.id)
            else:
                self._move(step)

    def _complete(self) -> None:
        """Find out aside how long the list is, and who stands where far down."""
        listed = self._listed
        if listed is None or listed.whole:
            self._aside.give_up()
        else:
            self._aside.ask(lambda reads: order.finish(reads, listed.query), self._take)

    def _take(self, listed: order.Order) -> None:
        self._listed = listed
        if self._member is not None:
            self._show_place(self._member)

    def show_changes(self, changes: Changes) -> None:
        """What concerns this member is read anew."""
        if not changes.tables & _TABLES or self._member is None:
            return
        if changes.tables == {"audit"} and self.isVisible():
            # Somebody looks at a number: what he holds down to see it stays as it is.
            self.story.read()
        elif self.isVisible():
            self._show(self._member.row.id)
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened meanwhile."""
        super().showEvent(event)
        if self._stale and self._member is not None:
            self._stale = False
            self._show(self._member.row.id)

    def first_focus(self) -> QWidget:
        """The story."""
        return self.story.view

    # -- verbs ---------------------------------------------------------------------------------

    def _with(self, verb: object) -> None:
        if self._member is not None:
            verb([self._member.row.id])  # type: ignore[operator]  # one of MemberVerbs

    def _roles(self) -> None:
        if self._member is not None:
            self._shell.go("roles", member=self._member.row.id)

    def edit(self) -> None:
        """Open the form."""
        if self._member is not None and self._may_write():
            EditForm(self, self._reads, self._dispatcher, self._shell, self._member).exec()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        if self._may_write():
            menu.addAction(self.tr("修改资料\tCtrl+E")).triggered.connect(self.edit)
            menu.addAction(self.tr("加标签…")).triggered.connect(
                lambda: self._with(self.verbs.add_tag)
            )
            menu.addAction(self.tr("改小组…")).triggered.connect(
                lambda: self._with(self.verbs.join_team)
            )
        if self._reads.actor.allows("member.merge") and not self._reads.actor.preview:
            menu.addSeparator()
            menu.addAction(self.tr("登记退出…")).triggered.connect(lambda: self.leaving().exec())
            menu.addAction(self.tr("移出名单")).triggered.connect(
                lambda: self._with(self.verbs.remove)
            )
        if self._member is not None:
            member = self._member.row.id
            self._privacy(menu, self._member)
            menu.addAction(self.tr("积分为什么有、没有…")).triggered.connect(self._why)
            menu.addAction(self.tr("对账单…")).triggered.connect(lambda: self.statement().exec())
            if self._may_erase():
                erase = menu.addAction(self.tr("抹除此人…"))
                erase.triggered.connect(lambda: self.erasing.begin(member))
        return menu

    def leaving(self) -> LeaveForm:
        """The form by which the member leaves."""
        assert self._member is not None
        return LeaveForm(self, self._reads, self._dispatcher, self._shell, self._member)

    def _privacy(self, menu: QMenu, member: Member) -> None:
        """What is kept of him, and who looked at it."""
        who, number = member.row.id, member.row.number
        menu.addSeparator()
        if self._reads.actor.allows("member.read.contact"):
            menu.addAction(self.tr("谁看过手机…")).triggered.connect(
                lambda: self.handout.looks(who).exec()
            )
        if self.handout.may():
            menu.addAction(self.tr("导出此人的资料…")).triggered.connect(
                lambda: self.handout.begin(who, number)
            )

    def _why(self) -> None:
        from desktop.views.rewards.why_dialog import WhyDialog

        assert self._member is not None
        member = self._member.row.id
        WhyDialog(self, self._reads, self._dispatcher, self._shell, member=member).exec()

    def statement(self) -> StatementDialog:
        """What came and went for him."""
        assert self._member is not None
        return StatementDialog(self, self._reads, self._dispatcher, self._shell, self._member)

    def _may_erase(self) -> bool:
        return self._reads.actor.allows("member.erase") and not self._reads.actor.preview

    def commands(self) -> list[Command]:
        """What Ctrl+K offers while this page is open."""
        if not self._may_write():
            return []
        return [
            Command(self.tr("修改资料"), self.edit, "pencil-simple", "Ctrl+E"),
            Command(self.tr("记一笔"), self.story.note.setFocus, "note-pencil", "Ctrl+↵"),
        ]

    def shots(self) -> list[Shot]:
        """The member with most points, one of his ledger lines opened; the form; and erasing."""
        return [
            Shot("why", self._open_first),
            Shot("edit", self._form_of_first),
            Shot("erase", self._erasing_first),
            Shot("statement", self._statement_of_first),
        ]

    def _open_first(self) -> None:
        rich = MemberQuery(sort=(("points", True),))
        for row in members.page(self._reads, rich, 0, 1):
            self.show_target(row.id, query=rich, place=0)
        self.story.open_first()

    def _statement_of_first(self) -> QWidget:
        self._open_first()
        return self.statement()

    def _form_of_first(self) -> QWidget:
        self._open_first()
        assert self._member is not None
        return EditForm(self, self._reads, self._dispatcher, self._shell, self._member)

    def _erasing_first(self) -> QWidget:
        self._open_first()
        assert self._member is not None
        return EraseDialog(self, reach.of_member(self._reads, self._member.row.id, 2))
