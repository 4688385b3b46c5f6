"""The dialogs of boards: the picture, the name of a cycle, and whom one would close without."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QDateEdit, QLabel, QLineEdit, QWidget

from desktop.models.board import Board
from desktop.models.problem import Problem
from desktop.views.boards.card import SCALE, draw
from desktop.views.parts import files, privacy
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import label
from desktop.views.theme.palette import is_dark, look


class CardDialog(Dialog):
    """The picture of a board, light or dark, to be copied or kept as a PNG file."""

    def __init__(self, parent: QWidget, shell: Shell, found: Board, community: str) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("CardDialog", "榜单图片"), translate("CardDialog", "复制图片")
        super().__init__(parent, title, accept, width=420)
        self._shell, self._found, self._community = shell, found, community
        self.theme = Segmented(
            self.tr("颜色"), [("light", self.tr("浅色")), ("dark", self.tr("深色"))]
        )
        self.theme.choose("dark" if is_dark() else "light")
        places = [(str(n), self.tr("前 {n} 名").format(n=n)) for n in (3, 10, 20)]
        self.top = Segmented(self.tr("几名"), places)
        self.top.choose("10")
        keep = button(self.tr("存为 PNG"), "plain", "download-simple", slot=self.keep)
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.picture.setAccessibleName(self.tr("榜单图片"))
        self.body.addLayout(row(self.top, None, self.theme))
        self.body.addWidget(self.picture)
        self.body.addLayout(row(None, keep))
        self.theme.chosen.connect(lambda _key: self._show())
        self.top.chosen.connect(lambda _key: self._show())
        self._show()

    def image(self) -> QImage:
        """The picture as it would be copied."""
        dark = self.theme.choice() == "dark"
        top = int(self.top.choice())
        return draw(self._found, self._community, top, dark=dark, language=look().language)

    def _show(self) -> None:
        shown = QPixmap.fromImage(self.image())
        # As large as a phone would show it, and never higher than a small screen.
        shown = shown.scaled(
            400 * SCALE,
            420 * SCALE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        shown.setDevicePixelRatio(SCALE)
        self.picture.setPixmap(shown)

    def accept(self) -> None:
        """Put the picture on the clipboard; not while the screen is shared."""
        if privacy.on():
            self._shell.say(Problem("window.screen_shared"))
            return
        QGuiApplication.clipboard().setImage(self.image())
        self._shell.toast(self.tr("已复制图片，可以贴到群里"))
        super().accept()

    def keep(self) -> None:
        """Ask where to, and write the picture."""
        name = f"{self._found.period.replace('/', '_')}.png"
        path = files.ask_export(self._shell, self.tr("存为 PNG"), name, "PNG (*.png)")
        if path is None:
            return
        if not self.image().save(str(path)):
            self._shell.say(Problem("file.unwritable", file=path.name, why=""))
            return
        self._shell.toast(self.tr("已存为 {file}").format(file=path.name))


class CycleDialog(Dialog):
    """A cycle of one's own: its name, its first and its last day."""

    def __init__(self, parent: QWidget, today: date) -> None:
        translate = QCoreApplication.translate
        title, accept = translate("CycleDialog", "新建周期"), translate("CycleDialog", "新建")
        hint = translate(
            "CycleDialog", "从哪天到哪天，两头都算。可以用来排积分榜，也可以用在规则里。"
        )
        super().__init__(parent, title, accept, hint=hint)
        self.name = QLineEdit()
        self.name.setMaxLength(60)
        self.name.setPlaceholderText(self.tr("比如：春季赛"))
        self.first, self.last = _day(today), _day(today)
        self.add_field(self.tr("名称"), self.name)
        self.add_row((self.tr("第一天"), self.first), (self.tr("最后一天"), self.last))

    def days(self) -> tuple[date, date]:
        """The first and the last day."""
        return _date(self.first), _date(self.last)

    def accept(self) -> None:
        """Close once it has a name and its days are in order."""
        first, last = self.days()
        if not self.name.text().strip():
            self.show_problem(self.tr("请写名称。"), self.name)
        elif last < first:
            self.show_problem(self.tr("最后一天在第一天之前。"), self.last)
        else:
            super().accept()


class SilentDialog(Dialog):
    """Whether to close a cycle while devices were not heard of since it ended."""

    def __init__(self, parent: QWidget, period: str, silent: list[str]) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent,
            translate("SilentDialog", "还有设备没有消息"),
            translate("SilentDialog", "仍要结算"),
            hint=translate("SilentDialog", "{period} 结束后，这些设备还没有同步过：").format(
                period=period
            ),
        )
        for name in silent:
            self.body.addWidget(label(f"· {privacy.name(name)}", 13, bold=True))
        told = self.tr("可以等它们同步了再结算。现在结算，晚到的不改榜单，列为补差。")
        self.body.addWidget(label(told, 13, "text2", wrap=True))
        self.cancel_button.setText(self.tr("先等等"))


def _day(today: date) -> QDateEdit:
    made = QDateEdit(QDate(today.year, today.month, today.day))
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy-MM-dd")
    return made


def _date(field: QDateEdit) -> date:
    return date.fromisoformat(field.date().toString("yyyy-MM-dd"))
