"""The side panel of a role: what it may in plain verbs, who holds it, unsaved ticks, verbs."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.permission import OWNER
from desktop.models.role import Holding, Role
from desktop.views.parts import privacy
from desktop.views.parts.avatar import Avatar
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.counted import apart
from desktop.views.parts.flow import Flow
from desktop.views.parts.inspector import Inspector
from desktop.views.parts.layout import clear, column, hline, row, sunk
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import Elided, label
from desktop.views.roles import words
from desktop.views.roles.rights import mark_of

_NAMES_SHOWN = 6


class RoleCard(Inspector):
    """What the column at hand is about."""

    def __init__(
        self,
        preview: Callable[[Role], object],
        copy: Callable[[Role], object],
        rename: Callable[[Role], object],
        remove: Callable[[Role], object],
        save: Callable[[], object],
        put_back: Callable[[], object],
    ) -> None:
        super().__init__(296)
        self._role: Role | None = None
        self.save_button: Button | None = None
        self._verbs = {"rename": rename, "remove": remove}
        self._save, self._put_back = save, put_back
        self.preview_button = button(
            self.tr("以此角色预览"), "plain", "eye", slot=lambda: self._with_role(preview)
        )
        self.copy_button = button(self.tr("照样新建…"), "plain", slot=lambda: self._with_role(copy))
        self.more = icon_button("dots-three", self.tr("更多"), slot=self._menu)
        verbs = QWidget()
        flow = Flow(8, verbs)
        flow.addWidget(self.preview_button)
        flow.addWidget(self.copy_button)
        self.foot.addWidget(verbs, 1)
        self.foot.addWidget(self.more)

    def show_role(
        self,
        role: Role | None,
        cells: frozenset[str],
        holders: Sequence[Holding],
        unsaved: tuple[int, int],
        may_edit: bool,
    ) -> None:
        """Show a role with its cells as ticked now; `unsaved` is (cells, people) of all roles."""
        self._role = role
        self._may_edit = may_edit
        clear(self.body)
        self.save_button = None
        self.preview_button.setEnabled(role is not None and role.granted_as != OWNER)
        self.copy_button.setVisible(role is not None and may_edit)
        self.more.setVisible(role is not None and role.custom and may_edit)
        if unsaved[0]:
            self.body.addWidget(self._unsaved(*unsaved))
        if role is not None:
            self._about(role, cells)
            self.body.addWidget(hline())
            self._holders(holders)
        self.body.addStretch(1)

    def _unsaved(self, changes: int, people: int) -> QWidget:
        affected = (
            apart(self.tr("将影响 %n 人", "", people))
            if people
            else self.tr("还没有人是这些角色，谁也不受影响")
        )
        unsaved = apart(self.tr("改动了 %n 格，还没保存", "", changes))
        self.save_button = button(self.tr("保存改动"), "soft", slot=self._save, small=True)
        return sunk(
            label(unsaved, 13, "warn", bold=True, wrap=True),
            label(affected, 13, wrap=True),
            row(
                self.save_button,
                button(self.tr("还原"), "ghost", slot=self._put_back, small=True),
                None,
            ),
        )

    def _about(self, role: Role, cells: frozenset[str]) -> None:
        title = row(
            Elided(words.role_name(role), 16, bold=True),
            Tag(self.tr("自定义") if role.custom else self.tr("预设"), words.tone(role.preset)),
            None,
        )
        self.body.addLayout(title)
        about = (
            self.tr("由“{preset}”复制而来。").format(preset=words.preset_name(role.preset))
            if role.custom
            else words.role_about(role.preset)
        )
        self.body.addWidget(label(about, 13, "text2", wrap=True))
        for verb, keys in words.groups():
            held = [cell for cell in keys if mark_of(cells, cell)]
            if held:
                sentence = self.tr("，").join(self._said(cells, cell) for cell in held)
                self.body.addLayout(
                    column(label(verb, 12, "text3"), label(sentence, 13, wrap=True), gap=2)
                )

    def _said(self, cells: frozenset[str], cell: str) -> str:
        mark, name = mark_of(cells, cell), words.cell_name(cell)
        if mark == "full":
            return name
        return self.tr("{permission}（只限{case}）").format(
            permission=name, case=words.variant_name(cell, mark)
        )

    def _holders(self, holders: Sequence[Holding]) -> None:
        people = {one.operator: one for one in holders}
        text = (
            apart(self.tr("%n 人是这个角色", "", len(people)))
            if people
            else self.tr("还没有人是这个角色")
        )
        self.body.addWidget(label(text, 13, bold=True))
        for one in list(people.values())[:_NAMES_SHOWN]:
            face = Avatar(one.member or one.operator, privacy.name(one.name), 22)
            scope = ""
            if one.assignment and one.assignment.scope.id:
                scope = one.scope_name
            self.body.addLayout(
                row(face, Elided(privacy.name(one.name)), Elided(scope, 12, "text3"), None)
            )
        if len(people) > _NAMES_SHOWN:
            more = apart(self.tr("还有 %n 人", "", len(people) - _NAMES_SHOWN))
            self.body.addWidget(label(more, 12, "text3"))

    def _with_role(self, verb: Callable[[Role], object]) -> None:
        if self._role is not None:
            verb(self._role)

    def _menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def menu(self) -> QMenu:
        """What else can be done with a role of one's own."""
        menu = QMenu(self)
        entries = [("rename", self.tr("改名…")), ("remove", self.tr("删除角色"))]
        for key, text in entries:
            act = menu.addAction(text)
            act.triggered.connect(
                lambda _checked=False, verb=self._verbs[key]: self._with_role(verb)
            )
        return menu
