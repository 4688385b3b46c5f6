"""What is asked for a 外带包: whom for, who is in it, until when; and its code afterwards."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDateTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

from desktop.actions import packs
from desktop.models.calendar import Occurrence
from desktop.models.counting import filled
from desktop.models.pack import GRACE_MS, MOST_SEATS, SEATS
from desktop.store import segments
from desktop.store.community import Reads
from desktop.views.members.picker import MemberPicker
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.dates import clock, day_text
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.field import inset
from desktop.views.parts.layout import column, row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.text import announce, label
from desktop.views.parts.titles import title

_USUAL, _EVERYBODY = "", "*"


class PackDialog(Dialog):
    """A pack for one occurrence."""

    def __init__(self, parent: QWidget | None, reads: Reads, one: Occurrence) -> None:
        start = f"{day_text(one.start.date())} {clock(one.start)}"
        super().__init__(
            parent,
            self.tr("做外带包"),
            self.tr("写文件…"),
            hint=self.tr(
                "把“{title}”（{start}）要用的名单带到另一台电脑上签到：姓名、编号，没有手机号。"
                "文件是加密的，用完带回来自动合并。"
            ).format(title=title(one), start=start),
            width=480,
        )
        self._zone = ZoneInfo(reads.zone)
        self._ask_whom(reads)
        self.people = QComboBox()
        self.people.addItem(self.tr("报了名的；没有报名就是来过的人"), _USUAL)
        self.people.addItem(self.tr("全部成员"), _EVERYBODY)
        for each in segments.listed(reads):
            self.people.addItem(self.tr("人群：{name}").format(name=each.name), each.id.hex())
        self.add_field(self.tr("带谁"), self.people)
        self.tails = QCheckBox(self.tr("带上手机尾号四位，方便找人"))
        self.tails.setChecked(True)
        self.body.addWidget(self.tails)
        self.seats = inset(QSpinBox())
        self.seats.setRange(0, MOST_SEATS)
        self.seats.setValue(SEATS)
        self.until = QDateTimeEdit()
        self.until.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.until.setCalendarPopup(True)
        after = one.end.astimezone(self._zone) + timedelta(milliseconds=GRACE_MS)
        now = datetime.now(self._zone)
        self.until.setDateTime(_as_shown(max(after, now + timedelta(milliseconds=GRACE_MS))))
        self.add_row((self.tr("留给新人的编号"), self.seats), (self.tr("到期"), self.until))
        self.body.addWidget(
            label(self.tr("到期只是提醒：离线的钟证明不了什么。"), 12, "text2", wrap=True)
        )
        self.name.setFocus()

    def _ask_whom(self, reads: Reads) -> None:
        self.whom = Segmented(
            self.tr("给谁"), [("name", self.tr("写个称呼")), ("member", self.tr("从成员里选"))]
        )
        self.name, self.member = QLineEdit(), MemberPicker(reads)
        self.name.setPlaceholderText(self.tr("比如：门口的小陈"))
        self.name.setAccessibleName(self.tr("称呼"))
        self.member.setAccessibleName(self.tr("成员"))
        either = QStackedWidget()
        either.addWidget(self.name)
        either.addWidget(self.member)
        either.setFixedHeight(self.name.sizeHint().height())
        self.whom.chosen.connect(lambda key: either.setCurrentIndex(int(key == "member")))
        said = label(self.tr("给谁"), 12, "text2")
        self.body.addLayout(column(said, self.whom, either, gap=4))

    def asked(self, people: list[bytes]) -> packs.Asked:
        """What was filled in, with these people."""
        by_member = self.whom.choice() == "member"
        until = self.until.dateTime().toPython()
        if not isinstance(until, datetime):
            raise TypeError("a time is a datetime")
        return packs.Asked(
            people=people,
            member=self.member.member() if by_member else None,
            name="" if by_member else self.name.text().strip(),
            tails=self.tails.isChecked(),
            seats=self.seats.value(),
            expires=round(until.replace(tzinfo=self._zone).timestamp() * 1000),
        )

    def chosen(self) -> tuple[str | None, bool]:
        """(segment or None, whether everybody): as `packs.people_of` takes them."""
        key = str(self.people.currentData())
        return (key if key not in (_USUAL, _EVERYBODY) else None), key == _EVERYBODY

    def accept(self) -> None:
        """Needs somebody whom it is for, and a time to come."""
        given = self.asked([])
        if not (given.member or given.name):
            by_name = self.whom.choice() == "name"
            said = self.tr("请写个称呼，或从成员里选一位")
            self.show_problem(said, self.name if by_name else self.member)
        elif (given.expires or 0) <= datetime.now(self._zone).timestamp() * 1000:
            self.show_problem(self.tr("到期要在现在以后。"), self.until)
        else:
            super().accept()


class PackCode(Dialog):
    """The code of a pack that was written: to be copied or read out."""

    def __init__(self, parent: QWidget | None, made: packs.Made, file: Path) -> None:
        said = self.tr(
            "文件 {file} 里有 {people} 人。在另一台电脑上打开群主台，选“打开外带包…”，"
            "选这个文件，再输入下面的字。文件和码请分开交给本人。"
        ).format(file=file.name, people=privacy.amount(str(made.people)))
        super().__init__(parent, self.tr("外带包写好了"), self.tr("好了"), hint=said)
        self.code = QLineEdit(made.code.text)
        self.code.setReadOnly(True)
        count = made.block.last - made.block.first + 1 if made.block else 0
        seats = filled(self.tr("留了 {n} 个编号给现场的新人；再多的先用临时编号"), n=count)
        if made.places is not None:
            seats += filled(self.tr("；这一场的名额给他们留了 {n} 个"), n=made.places)
        self.add_field(self.tr("码"), self.code, seats)
        self.copy_button = button(self.tr("复制"), "plain", "copy", slot=self._copy)
        self.body.addLayout(row(self.copy_button, None))
        self.cancel_button.hide()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.text())
        self.copy_button.setText(self.tr("已复制"))
        announce(self, self.tr("码已复制"))


def _as_shown(when: datetime) -> QDateTime:
    return QDateTime(when.year, when.month, when.day, when.hour, when.minute, 0)
