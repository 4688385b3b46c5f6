"""What stands in place of the list when nobody is in it: no match, no reach, no members yet."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState


class Middle(QStackedWidget):
    """The list, or why nobody is in it."""

    def __init__(
        self, held: QWidget, clear: Callable[[], object], bring: Callable[[], object] | None
    ) -> None:
        super().__init__()
        self._list, self._nobody = held, QWidget()
        self._clear, self._bring = clear, bring
        self.addWidget(held)

    def show_list(self) -> None:
        """Somebody is in it."""
        self.setCurrentWidget(self._list)

    def show_nobody(self, total: int, hidden: int) -> None:
        """Say why, as `empty_state` does."""
        self._nobody.deleteLater()
        self._nobody = empty_state(total, hidden, self._clear, self._bring)
        self.addWidget(self._nobody)
        self.setCurrentWidget(self._nobody)


def empty_state(
    total: int,
    hidden: int,
    clear: Callable[[], object],
    bring: Callable[[], object] | None,
) -> EmptyState:
    """`total` people the actor can see, `hidden` ones he can't; `bring` opens the import."""
    translate = QCoreApplication.translate
    if total:
        return EmptyState(
            "magnifying-glass",
            translate("Members", "没有人符合"),
            button(translate("Members", "清除筛选"), "plain", "x", slot=clear),
            hint=translate("Members", "换一个写法，或去掉上面的一个筛选。"),
        )
    if hidden:
        return EmptyState(
            "lock-simple",
            translate("Members", "当前角色看不到名单里的人"),
            hint=translate("Members", "成员都在，只是不在当前角色的范围里；需要时请群主授权。"),
        )
    words = translate("Members", "导入名单")
    return EmptyState(
        "users",
        translate("Members", "还没有成员"),
        button(words, "soft", "download-simple", slot=bring) if bring else None,
        hint=translate("Members", "从 Excel、微信接龙或别的名单导入，或先新增一位。"),
    )
