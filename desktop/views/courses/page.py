"""Courses with who completed what, and venues with what each offers: two lists on one page."""

from PySide6.QtWidgets import QWidget

from desktop.dispatcher import Dispatcher
from desktop.store.community import Reads
from desktop.views.courses.learners import LearnersTab
from desktop.views.courses.venues import VenuesTab
from desktop.views.parts.head import PageHead
from desktop.views.parts.segment import Tabs
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.tabbed import TabbedPage

_TABLES = frozenset(
    {"course", "module", "completion", "certificate", "venue", "venue_module", "member", "alias"}
)


class CoursesPage(TabbedPage):
    """`show_target(tab=…)` opens one of its lists."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, _TABLES)
        self.head = PageHead(self.tr("课程与场地"))
        which = [("courses", self.tr("课程")), ("venues", self.tr("场地"))]
        self.kinds = Tabs(self.tr("看什么"), which)
        self.courses = LearnersTab(reads, dispatcher, shell)
        self.venues = VenuesTab(reads, dispatcher, shell)
        self.lay_out(self.head, self.kinds, {"courses": self.courses, "venues": self.venues})

    def show_target(self, tab: str = "") -> None:
        """Open one of the lists."""
        if tab in ("courses", "venues"):
            self.choose_tab(tab)

    def shots(self) -> list[Shot]:
        """The modules of the course, the other list, and the form of a venue."""
        return [
            Shot("modules", self._modules),
            Shot("venues", lambda: self.show_target("venues")),
            Shot("venue-grid", self._grid),
            Shot("venue", self.venues.form),
        ]

    def _grid(self) -> None:
        self.show_target("venues")
        self.venues.kinds.choose("grid")
        self.venues.read()

    def _modules(self) -> QWidget | None:
        course = self.courses.course.currentData()
        return None if course is None else self.courses.order_dialog(course)
