"""A condition tree as lines of slots: comparisons, and groups of them inside each other."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.condition import DEPTH, Condition
from desktop.models.problem import Problem
from desktop.models.rule_edit import fresh_leaf
from desktop.models.segment_edit import (
    JOINTS,
    Joint,
    group,
    is_line,
    joint,
    parts,
    with_joint,
    with_part,
)
from desktop.store.community import Reads
from desktop.views.parts.button import Button, button, icon_button
from desktop.views.parts.criteria import condition_slots, field_names
from desktop.views.parts.criteria_values import Edit, first_value
from desktop.views.parts.flow import follow
from desktop.views.parts.slot import Slot, choice_slot

# Each group stands so much further in (px at 100 %).
DEEPER = 28


class TreeLine(Struct, frozen=True):
    """One line of a form: how deep it stands, the word before it, and its slots."""

    depth: int
    lead: str
    slots: list[QWidget]


class TreeEditor:
    """Makes the lines of trees; what no condition can say is told to `refused`.

    `of_members`: only what needs no activity is asked; `without` are fields that are not offered.
    """

    def __init__(
        self,
        reads: Reads,
        refused: Callable[[Problem], object],
        *,
        of_members: bool,
        without: tuple[str, ...] = (),
    ) -> None:
        self._reads, self._refused = reads, refused
        self._of_members, self._without = of_members, without

    def lines(
        self, tree: Condition, edit: Edit, name: str, lead: str = "", depth: int = 0
    ) -> Iterator[TreeLine]:
        """A comparison as its line, a group as a line above those within it."""
        if is_line(tree):
            slots = condition_slots(self._reads, name, tree, edit, of_members=self._of_members)
            yield TreeLine(depth, lead, slots)
            return
        drop = icon_button("x", QCoreApplication.translate("TreeEditor", "去掉这一组"))
        drop.clicked.connect(lambda: edit(None))
        how = self.joint_slot(tree, edit, short_words(), f"joint{name}")
        yield TreeLine(depth, lead, [how, follow(drop)])
        yield from self.within(tree, edit, name, depth + 1)

    def within(self, tree: Condition, edit: Edit, name: str, depth: int) -> Iterator[TreeLine]:
        """The lines inside a group, then what adds one more."""
        leads = _leads()
        for place, part in enumerate(parts(tree)):
            lead = leads[joint(tree)] if place else ""
            inner = f"{name}-{place}" if name else str(place)
            yield from self.lines(part, self._at(tree, place, edit), inner, lead, depth)
        add = self.appending(tree, edit)
        yield TreeLine(depth, "", self.adding(add, joint(tree), name, depth))

    def adding(self, add: Edit, how: Joint, name: str, depth: int = 0) -> list[QWidget]:
        """The buttons for one more comparison, and for a group that counts the other way."""
        translate = QCoreApplication.translate
        other: Joint = "all" if how in ("any", "none") else "any"
        one = button(translate("TreeEditor", "加一个条件"), "link", "plus")
        one.setObjectName(f"condition-add{name}")
        one.clicked.connect(lambda: self.menu(one, add).popup(_below(one)))
        if depth >= DEPTH - 3:
            return [one]
        several = button(translate("TreeEditor", "加一组条件"), "link", "stack")
        several.setObjectName(f"group-add{name}")

        def begin(tree: Condition | None) -> None:
            add(group(other, (tree,)) if tree is not None else None)

        several.clicked.connect(lambda: self.menu(several, begin).popup(_below(several)))
        return [one, several]

    def menu(self, parent: QWidget, add: Edit) -> QMenu:
        """What a further comparison could ask about."""
        menu = QMenu(parent)
        for field, text in field_names(self._reads, of_members=self._of_members).items():
            if field in self._without:
                continue

            def take(field: str = field) -> None:
                add(fresh_leaf(field, first_value(self._reads, field)))

            menu.addAction(text, take)
        return menu

    def joint_slot(
        self, tree: Condition, edit: Edit, words: Mapping[Joint, str], name: str
    ) -> Slot:
        """How the lines of a group count, to be chosen."""
        now = joint(tree)
        slot = Slot(words[now], "info", QCoreApplication.translate("TreeEditor", "怎样算在里面"))
        slot.setObjectName(name)
        return choice_slot(
            slot,
            lambda: [(words[how], how) for how in JOINTS],
            now,
            lambda how: edit(with_joint(tree, how)),  # type: ignore[arg-type]  # as listed
        )

    def appending(self, tree: Condition, edit: Edit) -> Edit:
        """Adds a part behind those of a tree."""
        return self._at(tree, len(parts(tree)), edit)

    def _at(self, tree: Condition, place: int, edit: Edit) -> Edit:
        """Changes the part at a place; a group without any goes."""

        def take(part: Condition | None) -> None:
            try:
                changed = with_part(tree, place, part)
            except Problem as problem:
                self._refused(problem)
                return
            edit(changed if parts(changed) else None)

        return take


def short_words() -> dict[Joint, str]:
    """How the lines of a group within a sentence count."""
    translate = QCoreApplication.translate
    return {
        "all": translate("TreeEditor", "下面全都符合"),
        "any": translate("TreeEditor", "符合下面任何一条"),
        "none": translate("TreeEditor", "下面一条都不符合"),
        "not_all": translate("TreeEditor", "下面不全符合"),
    }


def _leads() -> dict[Joint, str]:
    translate = QCoreApplication.translate
    both, either = translate("TreeEditor", "且"), translate("TreeEditor", "或")
    return {"all": both, "any": either, "none": either, "not_all": both}


def _below(under: Button) -> QPoint:
    return under.mapToGlobal(under.rect().bottomLeft())
