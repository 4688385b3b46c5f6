"""The form of a series or an occurrence."""

from datetime import date

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from desktop.actions.calendar import MOST_MINUTES
from desktop.actions.serieswork import minutes_of
from desktop.models.calendar import CANCELLED, CLOSED, PEOPLE, Occurrence
from desktop.models.changes import Changes
from desktop.models.problem import Problem
from desktop.store import calendar
from desktop.store.community import Reads
from desktop.views.calendar.ending import EndField
from desktop.views.calendar.lunar import yearly
from desktop.views.calendar.meanwhile import told
from desktop.views.calendar.metline import MetLine
from desktop.views.calendar.missing import MissingField
from desktop.views.calendar.roomfields import Places, VenueField
from desktop.views.calendar.words import (
    LUNAR_YEARLY,
    kinds,
    offered,
    rule_text,
    rules,
    without_end,
)
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import elsewhere
from desktop.views.parts.choice import choose, place_of
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.layout import row
from desktop.views.parts.timefield import TimeField

_HOUR = 60
_DAY = 1440
_UNSAID = object()
_TABLES = frozenset({"series", "occurrence", "split", "member"})


class OccurrenceForm(Dialog):
    """Everything about an occurrence; `fields()` are as the action takes them."""

    def __init__(
        self,
        parent: QWidget | None,
        reads: Reads,
        day: date,
        one: Occurrence | None = None,
        rule: str = "",
    ) -> None:
        title = self.tr("编辑场次") if one else self.tr("新建场次")
        super().__init__(parent, title, self.tr("保存") if one else self.tr("新建"), width=480)
        self._one, self._reads = one, reads
        self.title_field, self.place = QLineEdit(), QLineEdit()
        self.kind, self.rule = QComboBox(), QComboBox()
        self.day, self.time = QDateEdit(), TimeField()
        self.end, self.missing = EndField(), MissingField()
        self.minutes, self.all_day = inset(QSpinBox()), QCheckBox(self.tr("全天"))
        self.host, self.lecturer, self.helper = (MemberPicker(reads) for _ in PEOPLE)
        self._people = dict(zip(PEOPLE, (self.host, self.lecturer, self.helper), strict=True))
        self.note = QPlainTextEdit()
        self.venue, self.places = VenueField(reads), Places(one.capacity if one else None)
        self._met = MetLine(self, reads, one)
        self.met = self._met.label
        self._build()
        if one is None:
            self._fill_new(day)
        else:
            self._fill(one, rule)
        self._switch_all_day(self.all_day.isChecked())
        self._before = self.fields() if one else {}
        self._known = told(reads, one) if one else {}
        self._watch()
        self.title_field.setFocus()

    def _build(self) -> None:
        self.add_field(self.tr("名称"), self.title_field)
        for key, text in kinds():
            self.kind.addItem(text, key)
        for key, text in rules():
            self.rule.addItem(text, key)
        self.add_row(
            (self.tr("种类"), self.kind),
            (self.tr("报名"), self.places.kind),
            (self.tr("名额"), self.places.number),
        )
        self.add_row((self.tr("重复"), self.rule), (self.tr("结束"), self.end))
        self.rule.currentIndexChanged.connect(lambda _index: self._switch_rule())
        self.body.addWidget(self.missing)
        self.day.setDisplayFormat("yyyy-MM-dd")
        self.day.setCalendarPopup(True)
        self.day.dateChanged.connect(lambda _day: self._name_lunar())
        self.time.setPlaceholderText("20:00")
        self.add_row(
            (self.tr("日期"), self.day),
            (self.tr("时间"), self.time),
            (self.tr("时长"), self.minutes),
        )
        self.body.addLayout(row(self.all_day, None))
        self.body.addWidget(self.met)
        self.all_day.toggled.connect(self._switch_all_day)
        self.add_row((self.tr("场地"), self.venue), (self.tr("地点"), self.place))
        self.place.setPlaceholderText(self.tr("不填就用场地的名称和地址"))
        self.add_row(
            (self.tr("主持人"), self.host),
            (self.tr("讲师"), self.lecturer),
            (self.tr("签到员"), self.helper),
        )
        for picker in self._people.values():
            picker.setPlaceholderText(self.tr("找一位成员"))
        self.note.setFixedHeight(72)
        self.note.setTabChangesFocus(True)
        self.add_field(self.tr("说明"), self.note)

    def _watch(self) -> None:
        """Look at what the session would meet a moment after anything of it was changed."""
        signals = (
            self.rule.currentIndexChanged,
            self.day.dateChanged,
            self.time.textChanged,
            self.minutes.valueChanged,
            self.all_day.toggled,
            self.place.textChanged,
            self.venue.currentIndexChanged,
            self.host.textChanged,
            self.lecturer.textChanged,
        )
        self._met.watch(signals, self.look)

    def look(self) -> None:
        """Say what the session would meet."""
        if self.time.time() is None and not self.all_day.isChecked():
            self._met.show([])
        else:
            self._met.look(self.fields(), self._day())

    def _fill_new(self, day: date) -> None:
        self.day.setDate(QDate(day.year, day.month, day.day))
        self.time.setTime(QTime(20, 0))
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setValue(_HOUR)
        self.end.show_rule("", day)
        self._switch_rule()
        self._name_lunar()

    def _name_lunar(self) -> None:
        """Which day of the Chinese calendar the day is, in the rule that keeps to it."""
        self.rule.setItemText(place_of(self.rule, LUNAR_YEARLY), yearly(self._day()))
        self.missing.show_day(str(self.rule.currentData()), self._day())

    def _switch_rule(self) -> None:
        self.end.setEnabled(bool(self.rule.currentData()))
        self.missing.show_day(str(self.rule.currentData()), self._day())

    def _fill(self, one: Occurrence, rule: str) -> None:
        self.title_field.setText(one.title)
        self.place.setText(one.place)
        self.venue.show_venue(one.venue)
        self.note.setPlainText(one.note)
        choose(self.kind, one.kind)
        endless = offered(without_end(rule))
        if place_of(self.rule, endless) < 0:
            self.rule.addItem(rule_text(endless), endless)
        choose(self.rule, endless)
        self.end.show_rule(rule, one.start.date())
        self._switch_rule()
        self.day.setDate(QDate.fromString(one.start.date().isoformat(), "yyyy-MM-dd"))
        self._name_lunar()
        self.missing.show_rule(rule)
        self.time.setTime(QTime(one.start.hour, one.start.minute))
        self.all_day.setChecked(one.all_day)
        self.minutes.setRange(0, MOST_MINUTES)
        self.minutes.setValue(minutes_of(one) // (_DAY if one.all_day else 1))
        for part, picker in self._people.items():
            if member := getattr(one, part):
                picker.show_member(member)

    def show_changes(self, changes: Changes) -> None:
        """Somebody else changed this session: say it beside the fields, keep what is typed.

        What is not touched here is not written, so nothing of theirs is undone by saving.
        """
        done = self.result() == self.DialogCode.Accepted
        if self._one is None or done or not changes.tables & _TABLES:
            return
        try:
            now = calendar.occurrence(self._reads, self._one.series, self._one.original)
        except Problem:
            self.show_problem(self.tr("这一场已在别处删除，存不进去了"))
            return
        if now.status == CANCELLED and self._one.status != CANCELLED:
            self.show_problem(self.tr("这一场已在别处取消"))
        found = told(self._reads, now)
        for name, field in self._parts().items():
            if found[name] != self._known[name]:
                elsewhere.mark(field, found[name] or self.tr("空"))
        self._known = found

    def _parts(self) -> dict[str, QWidget]:
        """The widgets that show the fields of a series or an occurrence."""
        return {
            "title": self.title_field,
            "place": self.place,
            "venue": self.venue,
            "capacity": self.places.number,
            "kind": self.kind,
            "rule": self.rule,
            "start": self.time,
            "minutes": self.minutes,
            "note": self.note,
            **self._people,
        }

    def _switch_all_day(self, on: bool) -> None:
        self.time.setEnabled(not on)
        self.minutes.setSuffix(self.tr(" 天") if on else self.tr(" 分钟"))
        low, high = (1, MOST_MINUTES // _DAY) if on else (0, MOST_MINUTES)
        value = self.minutes.value()
        self.minutes.setRange(low, high)
        self.minutes.setSingleStep(1 if on else 15)
        if on and value > high // 2 and self._one is None:
            self.minutes.setValue(1)
        elif not on and value < 15 and self._one is None:
            self.minutes.setValue(_HOUR)

    def _day(self) -> date:
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _said_rule(self) -> str:
        rule = self.missing.applied(str(self.rule.currentData()))
        return rule + self.end.ending() if rule else ""

    def _start(self, day: str) -> str:
        time = self.time.time() or QTime(0, 0)
        return f"{day}T{time.toString('HH:mm')}:00"

    def fields(self) -> dict[str, object]:
        """What the form says now."""
        day = self.day.date().toString("yyyy-MM-dd")
        on = self.all_day.isChecked()
        people = self._people.items()
        return {
            "title": self.title_field.text(),
            "kind": self.kind.currentData(),
            "start": day if on else self._start(day),
            "minutes": self.minutes.value() * (_DAY if on else 1),
            "rule": self._said_rule(),
            "place": self.place.text(),
            "note": self.note.toPlainText(),
            **self._held(),
            **{part: one.member() if one.text().strip() else None for part, one in people},
        }

    def _held(self) -> dict[str, object]:
        """The venue and how many may register; of a new session only what was said."""
        said: dict[str, object] = {"venue": self.venue.venue(), "capacity": self.places.capacity()}
        if self._one is not None:
            return said
        return {name: value for name, value in said.items() if value not in (None, CLOSED)}

    def changes(self) -> dict[str, object]:
        """What the operator made different."""
        now = self.fields()
        return {name: now[name] for name in now if now[name] != self._before.get(name, _UNSAID)}

    def accept(self) -> None:
        """Only with a name, and people who are members."""
        if not self.title_field.text().strip():
            self.show_problem(self.tr("请填写名称。"), self.title_field)
            return
        if self.time.time() is None and not self.all_day.isChecked():
            self.show_problem(self.tr("请写一个时间，比如 20:00。"), self.time)
            return
        last = self.end.last() if self.end.isEnabled() else None
        if last is not None and last < self._day():
            self.show_problem(self.tr("最后一天比第一场还早。"), self.end.day)
            return
        for picker in self._people.values():
            if picker.text().strip() and picker.member() is None:
                self.show_problem(self.tr("请从候选里选一位成员，或清空。"), picker)
                return
        super().accept()
