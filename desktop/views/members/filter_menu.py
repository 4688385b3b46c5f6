"""The menu behind "+ 筛选": fields, and under each what can be chosen."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from desktop.models.counting import filled
from desktop.models.labels import word
from desktop.models.member import Filter, MemberQuery
from desktop.store import customfields, member_values, members, placed, roles, segments, tag_rules
from desktop.store.community import Reads
from desktop.views.members import own_filters, people_filters
from desktop.views.members.lists import before, with_filter, with_value, without
from desktop.views.members.words import field_title, role_said
from desktop.views.parts.aside import Aside

_VALUES_OF = ("city", "chapter", "team", "level", "tag", "source")
_POINTS = (1, 100, 500, 1000)
_DAYS = (7, 30, 60, 90)
_SHOWN = 30
_PRIVATE = "member.read.private"


class FilterMenu(QMenu):
    """`show_for(query)` fills it; choosing tells the new query to `chosen`."""

    segments_wanted = Signal()

    def __init__(
        self, parent: QWidget, reads: Reads, chosen: Callable[[MemberQuery], object]
    ) -> None:
        super().__init__(parent)
        self._chosen, self._reads = chosen, reads
        self._aside = Aside(self, reads)

    def show_for(self, query: MemberQuery, today: date) -> None:
        """Offer what can be filtered by, the values most used first."""
        for act in self.actions():
            submenu = act.menu()
            if isinstance(submenu, QMenu):
                submenu.deleteLater()
        self.clear()
        for field in _VALUES_OF:
            menu = self.addMenu(field_title(field))
            menu.aboutToShow.connect(partial(self._values, menu, field, query))
        self._roles(query)
        if query.as_of:
            return
        self.addSeparator()
        self._segments(query)
        self.addSeparator()
        self._points(query)
        self._visits(query, today)
        self._joined(query, today)
        self.addSeparator()
        may = _PRIVATE in self._reads.actor.cells
        for field, choices in people_filters.offered(private=may):
            menu = self.addMenu(field_title(field))
            for text, one in choices:
                act = menu.addAction(text)
                act.setCheckable(True)
                chosen = one in query.filters
                act.setChecked(chosen)
                wanted = without(query, field) if chosen else with_filter(query, one)
                self._on(act.triggered.connect, wanted)
        fields = customfields.listed(self._reads) if may else []
        if fields:
            self.addSeparator()
            own_filters.add(self, fields, query.filters, partial(self._take_own, query))

    def _take_own(self, query: MemberQuery, field: str, one: Filter | None) -> None:
        self._chosen(without(query, field) if one is None else with_filter(query, one))

    def _values(self, menu: QMenu, field: str, query: MemberQuery) -> None:
        """Fill a field's own menu as it opens: counting its values takes a while."""
        menu.clear()
        menu.addAction(self.tr("正在数…")).setEnabled(False)
        self._aside.soon(
            lambda reads: _offered(reads, field),
            partial(self._fill, menu, field, query),
        )

    def _fill(
        self, menu: QMenu, field: str, query: MemberQuery, found: list[tuple[str, str, int]]
    ) -> None:
        if not isValid(menu):
            return
        menu.clear()
        wanted = {one for kept in query.filters if kept.field == field for one in kept.values}
        for value, said, count in found:
            act = menu.addAction(f"{said}\t{count:,}")
            act.setCheckable(True)
            act.setChecked(value in wanted)
            self._on(act.triggered.connect, with_value(query, field, value))
        if query.as_of:
            return
        menu.addSeparator()
        act = menu.addAction(self.tr("未填"))
        self._on(act.triggered.connect, with_filter(query, Filter(field, "empty")))

    def _segments(self, query: MemberQuery) -> None:
        menu = self.addMenu(self.tr("人群"))
        wanted = {one for kept in query.filters if kept.field == "segment" for one in kept.values}
        for one in segments.listed(self._reads):
            act = menu.addAction(one.name)
            act.setCheckable(True)
            act.setChecked(one.id.hex() in wanted)
            self._on(act.triggered.connect, with_value(query, "segment", one.id.hex()))
        menu.addSeparator()
        menu.addAction(self.tr("管理人群…")).triggered.connect(lambda: self.segments_wanted.emit())

    def _roles(self, query: MemberQuery) -> None:
        menu = self.addMenu(field_title("role"))
        wanted = {one for kept in query.filters if kept.field == "role" for one in kept.values}
        for one in roles.role_list(self._reads):
            act = menu.addAction(role_said(one.key))
            act.setCheckable(True)
            act.setChecked(one.key in wanted)
            self._on(act.triggered.connect, with_value(query, "role", one.key))

    def _points(self, query: MemberQuery) -> None:
        menu = self.addMenu(field_title("points"))
        for points in _POINTS:
            act = menu.addAction(f"≥ {points:,}")
            self._on(act.triggered.connect, with_filter(query, Filter("points", ">=", (points,))))

    def _visits(self, query: MemberQuery, today: date) -> None:
        menu = self.addMenu(field_title("last_seen"))
        for sign, text in ((">=", self.tr("{days} 天内到过场")), ("<", self.tr("{days} 天没到场"))):
            for days in _DAYS:
                act = menu.addAction(filled(text, days=days))
                one = Filter("last_seen", sign, (before(today, days),))  # type: ignore[arg-type]
                self._on(act.triggered.connect, with_filter(query, one))
        act = menu.addAction(self.tr("从没到过场"))
        self._on(act.triggered.connect, with_filter(query, Filter("last_seen", "empty")))

    def _joined(self, query: MemberQuery, today: date) -> None:
        menu = self.addMenu(field_title("joined"))
        for days in (30, 90, 365):
            day = (today - timedelta(days=days)).isoformat()
            act = menu.addAction(filled(self.tr("最近 {days} 天入会"), days=days))
            self._on(act.triggered.connect, with_filter(query, Filter("joined", ">=", (day,))))

    def _on(self, connect: Callable[[Callable[..., object]], object], query: MemberQuery) -> None:
        connect(lambda *_checked: self._chosen(query))


def _offered(reads: Reads, field: str) -> list[tuple[str, str, int]]:
    """What a field holds, how that is said and how often; tags count however they were put on."""
    if field in placed.TABLES:
        return member_values.places(reads, field, _SHOWN)
    found = member_values.values(reads, field, _SHOWN)
    if field != "tag":
        return [(one, word(one) if field == "level" else one, count) for one, count in found]
    counts = dict(found)
    for rule in tag_rules.readable(reads):
        query = MemberQuery(filters=(Filter("tag", "=", (rule.tag,)),))
        counts[rule.tag] = members.count(reads, query)
    most = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_SHOWN]
    return [(tag, tag, count) for tag, count in most]
