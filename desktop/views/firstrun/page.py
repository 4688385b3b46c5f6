"""The welcome: import a list, look at the sample community, or begin with an empty one."""

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.ownfiles import OWN_FILES
from desktop.views.firstrun import picking
from desktop.views.firstrun.look_menu import language_names, look_menu, size_names, theme_names
from desktop.views.parts import files
from desktop.views.parts.button import Button, button
from desktop.views.parts.layout import column, row, scroll
from desktop.views.parts.mark import Mark
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.text import label
from desktop.views.theme.palette import Look, look, size, wide

LISTS = "*.xlsx *.xls *.ods *.csv *.txt"
# At a larger size the ways in need the room of the picture above them, and of the space around.
_ROOMY_UP_TO = 1.2


class _Way(QFrame):
    """One card: icon, title, a sentence, three ticks, a button, a reassurance."""

    def __init__(
        self, picture: str, tone: str, words: tuple[str, str], ticks: Sequence[str], act: Button
    ) -> None:
        super().__init__()
        title, sentence = words
        self.setProperty("part", "chosen" if act.property("rank") == "primary" else "bigcard")
        self.setFixedWidth(wide(304))
        # Large texts fill a card by themselves: more would push what stands below out of sight.
        self.setMinimumHeight(352)
        ground = "accentSoft" if tone == "accentText" else f"{tone}Soft"
        self._inside = column(
            Mark(picture, tone, 48, ground=ground, shape="square"),
            6,
            label(title, 16, bold=True),
            label(sentence, 13, "text2", wrap=True),
            6,
            gap=8,
            margins=(22, 22, 22, 14),
        )
        for tick in ticks:
            told = label(tick, 13, "text2", wrap=True)
            line = row(Mark("check", "accentText", 14), told, gap=8)
            line.setStretch(1, 1)
            self._inside.addLayout(line)
        self._inside.addSpacing(size(20))
        self._inside.addStretch(1)
        self._inside.addWidget(act)
        self.setLayout(self._inside)

    def reassure(self, text: str) -> "_Way":
        """Put a line under the button."""
        line = label(text, 12, "text2")
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._inside.addWidget(line)
        return self


class FirstRun(QWidget):
    """The window before any community is open."""

    demo_wanted = Signal()
    import_wanted = Signal(object)
    new_wanted = Signal()
    template_wanted = Signal(object)
    folder_wanted = Signal(object)
    join_wanted = Signal()
    file_wanted = Signal(object)
    restore_wanted = Signal(object)
    recover_wanted = Signal()
    look_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(1024, 640)
        self.resize(1280, 800)
        self.setAcceptDrops(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._inside = QWidget()
        QShortcut(QKeySequence("F1"), self).activated.connect(self.show_manual)
        self.build()

    def build(self) -> None:
        """Make everything in the language in force."""
        self.setWindowTitle(self.tr("群主台"))
        while (item := self._layout.takeAt(0)) is not None:
            made = item.widget()
            if made is not None:
                made.hide()
                made.deleteLater()
        self._inside = QWidget()
        self.progress = ProgressPanel()
        self.progress.setFixedWidth(wide(420))
        self.problem = label("", 13, "err", wrap=True)
        self.problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.problem.hide()
        middle = Qt.AlignmentFlag.AlignHCenter
        whole = QVBoxLayout(self._inside)
        roomy = look().scale <= _ROOMY_UP_TO
        whole.setContentsMargins(*((32, 24, 32, 16) if roomy else (24, 8, 24, 12)))
        whole.setSpacing(8)
        whole.addStretch(3)
        if roomy:
            whole.addWidget(self._logo(), 0, middle)
            whole.addSpacing(12)
        whole.addWidget(label(self.tr("欢迎来到群主台"), 28, bold=True), 0, middle)
        whole.addWidget(
            label(self.tr("把社群的人、内容和积分，理清楚，放在自己手里。"), 14, "text2"), 0, middle
        )
        whole.addSpacing(24 if roomy else 12)
        whole.addLayout(self._ways())
        whole.addSpacing(16 if roomy else 8)
        whole.addWidget(self.progress, 0, middle)
        whole.addWidget(self.problem)
        whole.addLayout(self._elsewhere())
        whole.addStretch(3)
        whole.addLayout(self._foot())
        self._layout.addWidget(scroll(self._inside))

    def show_manual(self) -> None:
        """F1: how to begin."""
        from desktop.views.manual import opening

        opening.show(self, "home")

    def _logo(self) -> Mark:
        return Mark("users-three", "onAccent", 56, ground="accent", fill=True)

    def _ways(self) -> QHBoxLayout:
        self.import_button = button(self.tr("选一个文件…"), "primary", slot=self._pick_file)
        self.demo_button = button(
            self.tr("打开示例"), "plain", slot=lambda: self.demo_wanted.emit()
        )
        self.new_button = button(self.tr("新建社群"), "plain", slot=lambda: self.new_wanted.emit())
        own = _Way(
            "download-simple",
            "accentText",
            (self.tr("导入我的名单"), self.tr("表格、剪贴板、接龙文字都可以。")),
            (self.tr("先看结果，再写入"), self.tr("重复的会问你"), self.tr("以后可以整批撤销")),
            self.import_button,
        ).reassure(self.tr("也可以直接拖进窗口"))
        sample = _Way(
            "compass",
            "violet",
            (
                self.tr("先用示例社群看看"),
                self.tr("一个编好的读书会，随便点，随时清掉。"),
            ),
            (
                self.tr("两百来位虚构成员"),
                self.tr("一周正在进行的安排"),
                self.tr("清除后再开始自己的"),
            ),
            self.demo_button,
        ).reassure(self.tr("不会混进你的数据"))
        empty = _Way(
            "plant",
            "orange",
            (self.tr("从空的开始"), self.tr("起个名字就能用，其余以后再填。")),
            (self.tr("常用角色已备好"), self.tr("积分规则随时能加"), self.tr("以后随时能导入")),
            self.new_button,
        ).reassure(self.tr("只问一个名字"))
        return row(None, own, sample, empty, None, gap=20)

    def _elsewhere(self) -> QVBoxLayout:
        link = button(self.tr("打开已有的文件夹…"), "link", slot=self._pick_folder)
        line = row(None, Mark("folder-open", "text2", 16), gap=8)
        line.addWidget(label(self.tr("这台电脑上已经有社群？"), 13, "text2"))
        line.addWidget(link)
        line.addSpacing(24)
        line.addWidget(Mark("qr-code", "text2", 16))
        line.addWidget(label(self.tr("别人请你加入？"), 13, "text2"))
        line.addWidget(button(self.tr("我有邀请码…"), "link", slot=lambda: self.join_wanted.emit()))
        line.addStretch(1)
        back = button(self.tr("从备份恢复…"), "link", slot=self._pick_backup)
        below = row(None, Mark("archive", "text2", 16), gap=8)
        below.addWidget(label(self.tr("有备份文件？"), 13, "text2"))
        below.addWidget(back)
        below.addSpacing(24)
        below.addWidget(Mark("key", "text2", 16))
        below.addWidget(label(self.tr("电脑丢了，社群还在中枢上？"), 13, "text2"))
        code = button(self.tr("我有恢复码…"), "link", slot=lambda: self.recover_wanted.emit())
        below.addWidget(code)
        below.addStretch(1)
        like = button(self.tr("照模板新建…"), "link", slot=self._pick_template)
        last = row(None, Mark("copy", "text2", 16), gap=8)
        last.addWidget(label(self.tr("想和另一个社群搭得一样？"), 13, "text2"))
        last.addWidget(like)
        last.addSpacing(24)
        last.addWidget(Mark("shopping-bag", "text2", 16))
        last.addWidget(label(self.tr("只去一场，带着外带包？"), 13, "text2"))
        away = button(self.tr("打开外带包…"), "link", slot=lambda: self.join_wanted.emit())
        last.addWidget(away)
        last.addStretch(1)
        return column(line, below, last, gap=4)

    def _foot(self) -> QHBoxLayout:
        now = look()
        kept = self.tr("数据只在这台电脑，已加密，不用注册，不联网也能用")
        return row(
            *(Mark("lock-simple", "text2", 16), label(kept, 12, "text2"), None),
            self._choice("translate", self.tr("语言"), language_names(), now.language, "language"),
            self._choice("moon", self.tr("外观"), theme_names(), now.theme, "theme"),
            self._choice("text-aa", self.tr("字号"), size_names(), str(now.scale), "scale"),
            gap=8,
        )

    def _choice(
        self, picture: str, name: str, choices: dict[str, str], now: str, field: str
    ) -> Button:
        made = button(choices.get(now, name), "ghost", picture)
        made.setAccessibleName(f"{name} {choices.get(now, '')}")
        made.setMenu(look_menu(made, choices, now, lambda value: self._looks(field, value)))
        return made

    def _looks(self, field: str, value: str) -> None:
        wanted: Look = (
            replace(look(), scale=float(value))
            if field == "scale"
            else replace(look(), **{field: value})  # one of its own values
        )
        self.look_wanted.emit(wanted)

    def show_problem(self, sentence: str) -> None:
        """Show what went wrong under the cards."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def first_focus(self) -> QWidget:
        """The suggested way."""
        return self.import_button

    def _pick_file(self) -> None:
        filters = self.tr("名单（{kinds}）").format(kinds=LISTS)
        path = files.ask_open(self, self.tr("选一份名单"), filters)
        if path:
            self.import_wanted.emit(path)

    def _pick_folder(self) -> None:
        path = picking.a_community(self)
        if path:
            self.folder_wanted.emit(path)

    def _pick_template(self) -> None:
        path = picking.a_template(self)
        if path:
            self.template_wanted.emit(path)

    def _pick_backup(self) -> None:
        path = picking.a_backup(self)
        if path:
            self.restore_wanted.emit(path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A dropped file is one of the program's own, else the list to import."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            own = paths[0].suffix.lower() in OWN_FILES
            (self.file_wanted if own else self.import_wanted).emit(paths[0])
