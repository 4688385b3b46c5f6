"""Only one person's sessions or those of one place: chosen in the calendar's head, said below."""

from collections import Counter
from collections.abc import Callable, Iterable
from weakref import WeakKeyDictionary

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.models.calendar import Occurrence
from desktop.models.occurrences import at_place, named
from desktop.store.community import Reads
from desktop.views.calendar.days import Days
from desktop.views.parts import privacy
from desktop.views.parts.button import button, icon_button
from desktop.views.parts.counted import counted
from desktop.views.parts.layout import row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import Elided, announce

# A longer menu is no choice any more; those with the most sessions are offered.
MOST_OFFERED = 30


class Wanted(Struct, frozen=True):
    """Whose sessions and which place are shown; None and "" stand for all."""

    host: bytes | None = None
    place: str = ""
    name: str = ""

    def takes(self, one: Occurrence) -> bool:
        """Whether an occurrence is one of those wanted."""
        if self.host is not None and not named(one, (self.host,)):
            return False
        return not self.place or at_place(one, self.place)


_ALL = Wanted()
# A page made anew (another language, a shared screen) shows what the one before it showed.
_kept: WeakKeyDictionary[Reads, Wanted] = WeakKeyDictionary()


def narrowed(days: Days, wanted: Wanted) -> Days:
    """The same days with only what is wanted; what they were read with stays in `whole`."""
    whole = days.whole or days
    if wanted == _ALL:
        return whole
    by_day = {day: [one for one in some if wanted.takes(one)] for day, some in whole.by_day.items()}
    found = [one for one in whole.found if wanted.takes(one)]
    only = (wanted.name, wanted.place)
    return replace(whole, found=found, by_day=by_day, whole=whole, only=only, _lanes={})


def people_of(days: Days) -> list[tuple[bytes, str]]:
    """Who hosts or teaches on these days, by name."""
    found = Counter(
        who for one in (days.whole or days).found for who in {one.host, one.lecturer} if who
    )
    some = [(who, days.names.get(who, "")) for who, _ in found.most_common(MOST_OFFERED)]
    return sorted((one for one in some if one[1]), key=lambda one: one[1])


def places_of(days: Days) -> list[str]:
    """Where these days' sessions are, by name; one place for what differs only in spaces."""
    found = Counter(" ".join(one.place.split()) for one in (days.whole or days).found)
    del found[""]
    return sorted(place for place, _ in found.most_common(MOST_OFFERED))


class Narrowing(QWidget):
    """`button` opens the choice; the widget says what was chosen and takes it back by a click."""

    def __init__(self, reads: Reads, again: Callable[[], object]) -> None:
        super().__init__()
        self._reads, self._again = reads, again
        self._days: Days | None = None
        self.button = icon_button("funnel-simple", self.tr("筛选日历"), slot=self._open)
        self._said = Elided("", 13, "text2")
        self.clear_button = button(self.tr("全部显示"), "link", slot=self.clear)
        line = row(Mark("funnel-simple", "accentText", 14), self._said, gap=6)
        line.addWidget(self.clear_button)
        line.addStretch(1)
        line.setContentsMargins(24, 0, 24, 6)
        self.setLayout(line)
        self.hide()

    def wanted(self) -> Wanted:
        """What is shown now."""
        return _kept.get(self._reads, _ALL)

    def applied(self, days: Days) -> Days:
        """These days with only what is wanted, and say so."""
        self._days, wanted = narrowed(days, self.wanted()), self.wanted()
        self.setVisible(wanted != _ALL)
        parts = (privacy.name(wanted.name), privacy.mask("text", wanted.place))
        what = self.tr("，").join(part for part in parts if part)
        count = counted().sessions(len(self._days.found))
        self._said.setText(self.tr("只显示 {what}：{count}").format(what=what, count=count))
        return self._days

    def choose(self, wanted: Wanted) -> None:
        """Show only this."""
        _kept[self._reads] = wanted
        self._again()
        announce(self.button, self._said.text() if wanted != _ALL else self.tr("全部显示"))

    def clear(self) -> None:
        """Show everything."""
        self.choose(_ALL)

    def make_room(self, one: Occurrence) -> None:
        """Show everything where an occurrence that is gone to would be left out."""
        if not self.wanted().takes(one):
            self.clear()

    def menu(self) -> QMenu:
        """Everybody and every place of the days shown, the chosen ones ticked."""
        made, now = QMenu(self), self.wanted()
        people = people_of(self._days) if self._days else []
        places = places_of(self._days) if self._days else []
        if now.host is not None and now.host not in dict(people):
            people.append((now.host, now.name))
        if now.place and now.place not in places:
            places.append(now.place)
        hosts = [(self.tr("全部主持"), replace(now, host=None, name=""))]
        hosts += [(privacy.name(name), replace(now, host=who, name=name)) for who, name in people]
        self._offer(made, hosts)
        made.addSeparator()
        where = [(self.tr("全部地点"), replace(now, place=""))]
        where += [(privacy.mask("text", place), replace(now, place=place)) for place in places]
        self._offer(made, where)
        return made

    def _offer(self, menu: QMenu, some: Iterable[tuple[str, Wanted]]) -> None:
        for text, wanted in some:
            act = QAction(text.replace("&", "&&"), menu)
            act.setCheckable(True)
            act.setChecked(wanted == self.wanted())
            act.triggered.connect(lambda _checked=False, wanted=wanted: self.choose(wanted))
            menu.addAction(act)

    def _open(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
