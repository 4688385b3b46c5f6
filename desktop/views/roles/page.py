"""Team and roles: who holds which role since when, and what each role may do."""

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.dispatcher import Dispatcher
from desktop.models.permission import OWNER, may_grant
from desktop.models.role import Assignment, Holding, Role
from desktop.store import roles as stored
from desktop.store.community import Reads
from desktop.views.member.handout import TextDialog
from desktop.views.parts.button import button
from desktop.views.parts.counted import apart
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import box, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.reading import ReadingPage
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.text import label
from desktop.views.roles import words
from desktop.views.roles.dialogs import GrantDialog, grantable
from desktop.views.roles.looks import looks_dialog
from desktop.views.roles.matrix import Matrix
from desktop.views.roles.person import PersonCard
from desktop.views.roles.rights import mark_of
from desktop.views.roles.role_card import RoleCard
from desktop.views.roles.team import TeamTable
from desktop.views.roles.thanks import ThanksTab
from desktop.views.roles.verbs import RoleVerbs

_TABLES = frozenset(
    {"role", "assignment", "operator", "device", "member", "chapter", "team", "service"}
)
# As they stand one after another.
_TABS = ("team", "matrix", "thanks")


class RolesPage(ReadingPage):
    """The team with terms, the matrix with a card for the role at hand, and whom to thank."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._today = stored.likely_day(reads)
        self.table, self.matrix = TeamTable(), Matrix()
        self.thanks = ThanksTab(reads, dispatcher, shell)
        self.verbs = RoleVerbs(self, reads, dispatcher, shell)
        self.person = PersonCard(
            self._open_member,
            self.verbs.grant,
            self.verbs.link,
            self.verbs.hand_over,
            lambda line: self.looks(line).exec(),
            lambda: reads.actor.allows("member.read.contact"),
        )
        rights = self.matrix.rights
        self.card = RoleCard(
            self.preview,
            self._copy,
            self.verbs.rename,
            self.verbs.remove,
            lambda: self.verbs.save(dict(rights.changed_cells)),
            rights.put_back,
        )
        self.preview_button = button(
            self.tr("以此角色预览"), "plain", "eye", slot=self._preview_menu
        )
        self.grant_button = button(self.tr("授予角色"), "primary", "plus", slot=self.verbs.grant)
        self.grant_button.setShortcut("Ctrl+N")
        self.head = PageHead(self.tr("团队与角色")).add(self.preview_button, self.grant_button)
        self.tabs = Tabs(
            self.tr("团队与角色"),
            [
                ("team", self.tr("团队")),
                ("matrix", self.tr("权限")),
                ("thanks", self.tr("致谢")),
            ],
        )
        self.tabs.chosen.connect(self._tab)
        self.day = QDateEdit(QDate.fromString(self._today, "yyyy-MM-dd"))
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(self.tr("截至哪一天的名册"))
        self.day.dateChanged.connect(self.read)
        self._as_of = box(row(label(self.tr("截至"), 12, "text2"), self.day))
        self._build()
        self.table.current_changed.connect(self._show_person)
        self.table.opened.connect(self._open_line)
        self.matrix.role_chosen.connect(lambda _role: self._show_role())
        self.matrix.rights.edited.connect(self._show_role)
        self.read()

    def _build(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._beside(self.table, self.person, 16))
        self._stack.addWidget(self._beside(self.matrix, self.card, 0))
        self._stack.addWidget(self.thanks)
        note = row(
            Mark("info", "text3", 14),
            label(words.boundary_note(), 12, "text2", wrap=True),
            margins=(24, 8, 24, 10),
        )
        note.setStretch(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.head)
        whole.addLayout(row(self.tabs, None, self._as_of, margins=(24, 0, 24, 0)))
        whole.addWidget(hline())
        whole.addWidget(self._stack, 1)
        whole.addWidget(hline())
        whole.addLayout(note)

    def _beside(self, left: QWidget, right: QWidget, inset: int) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(inset, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(left, 1)
        line.addWidget(right)
        return made

    # -- reading -------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the team as of the chosen day, and the roles."""
        self._roles = {role.id: role for role in stored.role_list(self._reads)}
        self._go_with_the_day()
        day = self.day.date().toString("yyyy-MM-dd")
        self._lines = stored.team(self._reads, day)
        if day != self._today:
            self._lines = [line for line in self._lines if line.assignment]
        people = len({line.operator for line in self._lines})
        self.head.show_count(apart(self.tr("%n 人", "", people)))
        self.table.show_lines(self._lines)
        now = [line for line in stored.team(self._reads, self._today) if line.role]
        self._holders = {
            role: [line for line in now if line.role and line.role.id == role]
            for role in self._roles
        }
        counts = {
            role: len({line.operator for line in held}) for role, held in self._holders.items()
        }
        at_hand = self.matrix.role_at_hand()
        self.matrix.rights.show_roles(list(self._roles.values()), counts, self._may_edit())
        self.matrix.choose(at_hand.id if at_hand else list(self._roles)[1])
        self._show_person(self.table.current_row())
        self.thanks.read()
        self.grant_button.setEnabled(bool(grantable(self._reads.actor, list(self._roles.values()))))

    def _go_with_the_day(self) -> None:
        """Whoever looks at today's roster sees that of the new day, or of the hub's once heard."""
        before, self._today = self._today, stored.likely_day(self._reads)
        if before != self._today and self.day.date().toString("yyyy-MM-dd") == before:
            with QSignalBlocker(self.day):
                self.day.setDate(QDate.fromString(self._today, "yyyy-MM-dd"))

    def first_focus(self) -> QWidget:
        """The list of the tab at hand."""
        return (self.table, self.matrix, self.thanks.table)[_TABS.index(self.tabs.choice())]

    def show_target(self, member: bytes | None = None, role: bytes | None = None) -> None:
        """Go to an operator by his member, or to a role's column."""
        if role is not None:
            self._choose_tab("matrix")
            self.matrix.choose(role)
        for line in self._lines:
            if member is not None and line.member == member:
                self._choose_tab("team")
                self.table.go_to(line.operator)
                return
        if member is not None:
            self.verbs.grant(member)

    def shots(self) -> list[Shot]:
        """The matrix, whom to thank, and the forms."""
        return [
            Shot("matrix", lambda: self._choose_tab("matrix")),
            Shot("thanks", lambda: self._choose_tab("thanks")),
            Shot("service", self.thanks.form),
            Shot("grant", lambda: GrantDialog(self, self._reads)),
        ]

    def _may_edit(self) -> bool:
        actor = self._reads.actor
        return "role.grant" in actor.cells and not actor.preview

    # -- the team ------------------------------------------------------------------------------

    def _show_person(self, line: Holding | None) -> None:
        terms = stored.assignments(self._reads, line.operator) if line else []
        shown = [
            (term, self._roles.get(term.role), stored.scope_name(self._reads, term.scope))
            for term in reversed(terms)
        ]
        revocable = frozenset(
            term.id
            for term, role, _ in shown
            if role
            and (not term.end or term.end >= max(self._today, term.start))
            and not self._reads.actor.preview
            and may_grant(self._reads.actor, role.granted_as, role.cells, term.scope.id)
        )
        may = bool(grantable(self._reads.actor, list(self._roles.values())))
        actor = self._reads.actor
        other = line is not None and line.operator != actor.operator
        hands = other and actor.role == OWNER and not actor.preview
        self.person.show_person(line, shown, self._revoke, revocable, self._today, may, hands)

    def looks(self, line: Holding) -> TextDialog:
        """Whose phone an operator looked at."""
        return looks_dialog(self, self._reads, line.operator, line.name)

    def _revoke(self, term: Assignment) -> None:
        self.verbs.revoke(term, self._roles[term.role])

    def _open_line(self, line: Holding) -> None:
        if line.member is not None:
            self._open_member(line.member)

    def _open_member(self, member: bytes) -> None:
        self._shell.go("member", member=member)

    # -- the roles -----------------------------------------------------------------------------

    def _show_role(self) -> None:
        role = self.matrix.role_at_hand()
        rights = self.matrix.rights
        changed = rights.changed_cells
        count = sum(
            mark_of(self._roles[one].cells, cell) != mark_of(cells, cell)
            for one, cells in changed.items()
            for cell, _ in rights.lines
            if cell
        )
        people = {line.operator for one in changed for line in self._holders.get(one, [])}
        cells = rights.cells(role) if role else frozenset()
        holders = self._holders.get(role.id, []) if role else []
        self.card.show_role(role, cells, holders, (count, len(people)), self._may_edit())

    def preview(self, role: Role) -> None:
        """Look on as this role; the window shows the banner that ends it."""
        self._shell.preview(stored.preview(self._reads, role))

    def _preview_menu(self) -> None:
        menu = QMenu(self)
        for role in self._roles.values():
            if role.granted_as != OWNER:
                act = menu.addAction(words.role_name(role))
                act.triggered.connect(lambda _checked=False, role=role: self.preview(role))
        menu.popup(self.preview_button.mapToGlobal(self.preview_button.rect().bottomLeft()))

    def _copy(self, role: Role) -> None:
        self.verbs.copy(role, self.matrix.rights.cells(role), self._go_to_role)

    def _go_to_role(self, role: bytes) -> None:
        self.read()
        self.matrix.choose(role)

    # -- small things --------------------------------------------------------------------------

    def _tab(self, key: str) -> None:
        self._stack.setCurrentIndex(_TABS.index(key))
        self._as_of.setVisible(key == "team")

    def _choose_tab(self, key: str) -> None:
        self.tabs.choose(key)
        self._tab(key)
