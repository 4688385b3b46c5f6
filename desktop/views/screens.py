"""Which screens there are: key, icon, title, heading and how each is made, in Alt+1…9 order.

To add a screen: one `Screen(...)` line here. Group "" keeps it out of the sidebar; `under` then
names the sidebar row that stays marked while it is open.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.calendar.page import CalendarPage
from desktop.views.home.page import HomePage
from desktop.views.importing.page import ImportPage
from desktop.views.member.page import MemberPage
from desktop.views.members.page import MembersPage
from desktop.views.parts.shell import Shell
from desktop.views.rewards.page import RewardsPage
from desktop.views.roles.page import RolesPage
from desktop.views.settings.page import SettingsPage

PAGE = Callable[[Reads, Dispatcher, Shell], QWidget]
TOP, PEOPLE, CONTENT, REWARDS, FIGURES, PINNED, HIDDEN = (
    "top",
    "people",
    "content",
    "rewards",
    "figures",
    "pinned",
    "",
)


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of the window."""

    key: str
    picture: str
    title: str
    group: str
    make: PAGE
    under: str = ""


def headings() -> dict[str, str]:
    """The words above the groups of the sidebar, in order; the first group has none."""
    translate = QCoreApplication.translate
    return {
        TOP: "",
        PEOPLE: translate("Screens", "人"),
        CONTENT: translate("Screens", "内容"),
        REWARDS: translate("Screens", "激励"),
        FIGURES: translate("Screens", "看数"),
    }


def screens() -> list[Screen]:
    """All screens in the language in force."""
    translate = QCoreApplication.translate
    return [
        Screen("home", "house", translate("Screens", "今天"), TOP, HomePage),
        Screen("members", "users", translate("Screens", "成员"), PEOPLE, MembersPage),
        Screen("member", "user", translate("Screens", "成员"), HIDDEN, MemberPage, "members"),
        Screen(
            "import",
            "download-simple",
            translate("Screens", "导入名单"),
            HIDDEN,
            ImportPage,
            "members",
        ),
        Screen(
            "roles",
            "identification-badge",
            translate("Screens", "团队与角色"),
            PEOPLE,
            RolesPage,
        ),
        Screen("calendar", "calendar-blank", translate("Screens", "日历"), CONTENT, CalendarPage),
        Screen("rewards", "gift", translate("Screens", "积分与奖励"), REWARDS, RewardsPage),
        Screen("settings", "gear-six", translate("Screens", "设置"), PINNED, SettingsPage),
    ]
