"""The tabs of points and rewards that stand beside rules, ledger and activities, made lazily."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.parts.shell import Shell, Shot

# Makes a tab: the reads, the dispatcher, the shell and the parent of the widget.
Maker = Callable[[Reads, Dispatcher, Shell, QWidget], "RewardsTab"]


@runtime_checkable
class RewardsTab(Protocol):
    """A QWidget under the head of points and rewards.

    `counted(text)` is what stands behind the tab's title; `CONCERNS` are the tables whose changes
    mean reading anew. `show_target(**target)`, where there is one, opens one thing of the tab.
    """

    counted: SignalInstance
    CONCERNS: frozenset[str]

    def read(self) -> None:
        """Read the first page anew; also after privacy was switched."""

    def first_focus(self) -> QWidget:
        """Where the keyboard starts."""

    def shots(self) -> list[Shot]:
        """Further pictures of the tab, which is open then."""


class TabEntry(Struct, frozen=True):
    """A tab by its key and title, and `load`, which imports its maker when first wanted."""

    key: str
    title: Callable[[], str]
    load: Callable[[], Maker]


def further() -> list[TabEntry]:
    """The tabs behind the first three, in the order shown: boards, mall, coupons, honours."""
    translate = QCoreApplication.translate
    return [
        TabEntry("boards", lambda: translate("RewardsTabs", "榜单"), _boards),
        TabEntry("mall", lambda: translate("RewardsTabs", "商城"), _mall),
        TabEntry("coupons", lambda: translate("RewardsTabs", "券"), _coupons),
        TabEntry("honours", lambda: translate("RewardsTabs", "荣誉"), _honours),
    ]


def _boards() -> Maker:
    from desktop.views.boards.tab import BoardsTab

    return BoardsTab


def _honours() -> Maker:
    from desktop.views.honours.tab import HonoursTab

    return HonoursTab


def _mall() -> Maker:
    from desktop.views.rewards.mall_tab import MallTab

    return MallTab


def _coupons() -> Maker:
    from desktop.views.coupons.tab import CouponsTab

    return CouponsTab
