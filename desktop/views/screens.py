"""Which screens there are: key, icon, title, heading and where its page is, in Alt+1…9 order.

To add a screen: one `Screen(...)` line here. Group "" keeps it out of the sidebar; `under` then
names the sidebar row that stays marked while it is open.
"""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store import home
from desktop.store.community import Reads
from desktop.views.parts.shell import Shell

# The stack that the page will lie in is its parent from the beginning: see `Pages`.
PAGE = Callable[[Reads, Dispatcher, Shell, QWidget], QWidget]
TOP, PEOPLE, CONTENT, REWARDS, FIGURES, PINNED, HIDDEN = (
    "top",
    "people",
    "content",
    "rewards",
    "figures",
    "pinned",
    "",
)


class Screen(Struct, frozen=True):
    """One screen of the window."""

    key: str
    picture: str
    title: str
    group: str
    load: Callable[[], PAGE]
    under: str = ""
    # Without sidebar and status line: nothing else is wanted while it is open, no word either.
    whole: bool = False


# A page is loaded when it is first opened: what a start does not show, it does not read.


def _admission() -> PAGE:
    from desktop.views.admission.page import AdmissionPage

    return AdmissionPage


def _calendar() -> PAGE:
    from desktop.views.calendar.page import CalendarPage

    return CalendarPage


def _courses() -> PAGE:
    from desktop.views.courses.page import CoursesPage

    return CoursesPage


def _content() -> PAGE:
    from desktop.views.content.page import ContentPage

    return ContentPage


def _door() -> PAGE:
    from desktop.views.door.page import DoorPage

    return DoorPage


def _duplicates() -> PAGE:
    from desktop.views.duplicates.page import DuplicatesPage

    return DuplicatesPage


def _groups() -> PAGE:
    from desktop.views.groups.page import GroupsPage

    return GroupsPage


def _home() -> PAGE:
    def first(reads: Reads, dispatcher: Dispatcher, shell: Shell, within: QWidget) -> QWidget:
        if home.is_pack(reads):
            from desktop.views.home.packpage import PackPage

            return PackPage(reads, dispatcher, shell, within)
        from desktop.views.home.page import HomePage

        return HomePage(reads, dispatcher, shell, within)

    return first


def _importing() -> PAGE:
    from desktop.views.importing.page import ImportPage

    return ImportPage


def _journey() -> PAGE:
    from desktop.views.journey.page import JourneyPage

    return JourneyPage


def _member() -> PAGE:
    from desktop.views.member.page import MemberPage

    return MemberPage


def _members() -> PAGE:
    from desktop.views.members.page import MembersPage

    return MembersPage


def _past() -> PAGE:
    from desktop.views.past.page import PastPage

    return PastPage


def _plans() -> PAGE:
    from desktop.views.plans.page import PlansPage

    return PlansPage


def _rewards() -> PAGE:
    from desktop.views.rewards.page import RewardsPage

    return RewardsPage


def _roles() -> PAGE:
    from desktop.views.roles.page import RolesPage

    return RolesPage


def _segments() -> PAGE:
    from desktop.views.segments.page import SegmentsPage

    return SegmentsPage


def _session() -> PAGE:
    from desktop.views.runsheet.page import SessionPage

    return SessionPage


def _settings() -> PAGE:
    from desktop.views.settings.page import SettingsPage

    return SettingsPage


def _sync() -> PAGE:
    from desktop.views.sync.page import SyncPage

    return SyncPage


def _units() -> PAGE:
    from desktop.views.units.page import UnitsPage

    return UnitsPage


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
        Screen("home", "house", translate("Screens", "今天"), TOP, _home),
        Screen(
            "past",
            "clock-counter-clockwise",
            translate("Screens", "最近操作"),
            HIDDEN,
            _past,
            "home",
        ),
        Screen("members", "users", translate("Screens", "成员"), PEOPLE, _members),
        Screen("member", "user", translate("Screens", "成员"), HIDDEN, _member, "members"),
        Screen(
            "segments", "users-three", translate("Screens", "人群"), HIDDEN, _segments, "members"
        ),
        Screen(
            "import",
            "download-simple",
            translate("Screens", "导入名单"),
            HIDDEN,
            _importing,
            "members",
        ),
        Screen(
            "duplicates",
            "git-merge",
            translate("Screens", "可能是同一个人"),
            HIDDEN,
            _duplicates,
            "members",
        ),
        Screen(
            "roles",
            "identification-badge",
            translate("Screens", "团队与角色"),
            PEOPLE,
            _roles,
        ),
        Screen("groups", "tree-structure", translate("Screens", "小组与分会"), PEOPLE, _groups),
        Screen("units", "storefront", translate("Screens", "家庭与单位"), PEOPLE, _units),
        Screen(
            "journey", "trend-up", translate("Screens", "阶梯与伙伴"), HIDDEN, _journey, "members"
        ),
        Screen("admission", "user-plus", translate("Screens", "入群申请"), PEOPLE, _admission),
        Screen("calendar", "calendar-blank", translate("Screens", "日历"), CONTENT, _calendar),
        Screen("session", "microphone-stage", translate("Screens", "场次"), CONTENT, _session),
        Screen("content", "note-pencil", translate("Screens", "内容计划"), CONTENT, _content),
        Screen(
            "door", "scan", translate("Screens", "签到台"), HIDDEN, _door, "calendar", whole=True
        ),
        Screen("courses", "star", translate("Screens", "课程与场地"), CONTENT, _courses),
        Screen("rewards", "gift", translate("Screens", "积分与奖励"), REWARDS, _rewards),
        Screen("plans", "wallet", translate("Screens", "会籍"), REWARDS, _plans),
        Screen("sync", "arrows-clockwise", translate("Screens", "同步与设备"), FIGURES, _sync),
        Screen("settings", "gear-six", translate("Screens", "设置"), PINNED, _settings),
    ]
