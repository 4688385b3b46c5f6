"""The settings page: sections at the left to jump to, all of them in one scroll at the right."""

from collections.abc import Callable
from functools import partial
from importlib.metadata import version
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.dispatcher import Dispatcher
from desktop.models.changes import Changes
from desktop.models.release import Source
from desktop.store import synced
from desktop.store.community import Reads
from desktop.views.nav import NavList, NavRow
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.head import PageHead
from desktop.views.parts.layout import column, hline, row, scroll, vline
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell, Shot
from desktop.views.parts.taborder import stops
from desktop.views.parts.text import breakable, label
from desktop.views.settings.backup import AskBackupPassphrase, BackupSection
from desktop.views.settings.community import CommunitySection
from desktop.views.settings.labels import LabelSection
from desktop.views.settings.locking import LockSection
from desktop.views.settings.look import look_section
from desktop.views.settings.reminding import reminder_section
from desktop.views.settings.rows import Section, narrow
from desktop.views.settings.schedule import ScheduleSection
from desktop.views.settings.template import TemplateSection
from desktop.views.settings.trybackup import TryBackup
from desktop.views.settings.updates import UpdateSection
from desktop.views.theme.palette import wide

BODY_WIDTH = 720


class SettingsPage(QWidget):
    """Every setting is in force as soon as it is chosen."""

    def __init__(
        self, reads: Reads, dispatcher: Dispatcher, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self.community = CommunitySection(reads, dispatcher, shell)
        self._sections = {
            "look": ("palette", look_section(shell)),
            "community": ("users-three", self.community),
            "labels": ("chat-circle-dots", LabelSection(reads, dispatcher, shell)),
            "template": ("archive", TemplateSection(reads, dispatcher, shell)),
            "privacy": ("eye-slash", self._privacy()),
            "lock": ("lock-simple", LockSection(shell)),
            "reminders": ("bell", reminder_section()),
            "backup": ("archive", BackupSection(reads, dispatcher, shell)),
            "schedule": ("archive", ScheduleSection(reads, dispatcher, shell)),
            "keys": ("keyboard", self._keys()),
            "updates": ("download-simple", UpdateSection(shell)),
            "about": ("info", self._about()),
        }
        self._list = NavList(self.tr("设置的部分"))
        self._list.nav.show_rows(
            [NavRow(one.title, key, picture) for key, (picture, one) in self._sections.items()]
        )
        self._list.setFixedWidth(wide(168))
        self._list.chosen.connect(self._jump)
        self._list.show_chosen("look")
        self._area = scroll(self._body())
        self._area.verticalScrollBar().valueChanged.connect(self._follow)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(column(self._list, margins=(14, 12, 14, 12)))
        below.addWidget(vline())
        below.addWidget(self._area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(PageHead(self.tr("设置"), self.tr("改了就生效")))
        whole.addSpacing(6)
        whole.addWidget(hline())
        whole.addLayout(below, 1)

    def _body(self) -> QWidget:
        """The sections in one column, which is no wider than what can be read."""
        inside = QWidget()
        inside.setMaximumWidth(wide(BODY_WIDTH))
        inside.setLayout(column(*(one for _, one in self._sections.values()), None, gap=8))
        body = QWidget()
        line = row(margins=(24, 16, 24, 16))
        line.addWidget(inside, 100)
        line.addStretch(1)
        body.setLayout(line)
        return body

    # -- sections ------------------------------------------------------------------------------

    def _privacy(self) -> Section:
        section = Section(self.tr("隐私"))
        choice = Segmented(self.tr("投屏隐私"), [("off", self.tr("关")), ("on", self.tr("开"))])
        choice.choose("on" if privacy.on() else "off")
        choice.chosen.connect(lambda key: privacy.switch(key == "on"))
        hint = self.tr("投屏、录屏时打开：姓名、手机、金额到处都遮住，悬停也不露。Ctrl+Shift+H")
        section.add(self.tr("投屏隐私"), hint, choice)
        kept = self.tr("数据只在这台电脑的一个加密文件里；完整手机每看一次都会记下")
        place = label(privacy.mask("text", breakable(str(self._folder()))), 12, "text2", wrap=True)
        place.setAlignment(Qt.AlignmentFlag.AlignRight)
        section.add(self.tr("数据放在哪里"), kept, narrow(place))
        folder = self._folder()
        service = synced.service(folder) if isinstance(folder, Path) else None
        if service:
            told = self.tr(
                "这是 {service} 的同步文件夹：同步软件会在写到一半时复制，可能损坏社群。"
            )
            section.add_whole(label(told.format(service=service), 12, "warn", wrap=True))
        return section

    def _folder(self) -> object:
        return getattr(self._shell.widget(), "folder", "")

    def _keys(self) -> Section:
        section = Section(self.tr("快捷键"))
        act = button(self.tr("看全部快捷键"), "plain", "keyboard", slot=self._asks("show_keys"))
        section.add(self.tr("键盘"), self.tr("每件事都能用键盘做。随时按 Shift+F1"), act)
        act = button(self.tr("打开使用指南"), "plain", "book-open", slot=self._asks("show_manual"))
        section.add(
            self.tr("使用指南"),
            self.tr("每件事一页，不用联网。在哪里按 F1，就打开讲那里的一页"),
            act,
        )
        return section

    def _asks(self, name: str) -> Callable[[], object]:
        """What the window does by that name, when it is asked to."""
        return lambda: getattr(self._shell.widget(), name, lambda: None)()

    def _about(self) -> Section:
        section = Section(self.tr("关于与诊断"))
        number = label(self.tr("版本 {version}").format(version=version("qunzhu")), 13, "text2")
        section.add(self.tr("群主台"), self.tr("Apache-2.0 许可，图标 Phosphor（MIT）"), number)
        act = button(self.tr("诊断信息…"), "plain", "copy", slot=self._asks("show_diagnosis"))
        hint = self.tr("版本、大小、大约的数量和出错的位置，没有姓名和手机；不会自动发给谁")
        section.add(self.tr("诊断"), hint, act)
        return section

    # -- the page ------------------------------------------------------------------------------

    def _jump(self, key: str) -> None:
        section = self._sections[key][1]
        self._area.verticalScrollBar().setValue(section.y() + 8)
        self._list.show_chosen(key)
        for first in stops(section)[:1]:
            first.setFocus()

    def _follow(self, value: int) -> None:
        """Mark the section that stands at the top."""
        for key, (_, section) in self._sections.items():
            if section.y() + section.height() > value + 40:
                self._list.show_chosen(key)
                return

    def show_changes(self, changes: Changes) -> None:
        """Only the community's own fields matter here."""
        if "community" in changes.tables:
            self.community.show_changes()

    def show_target(self, section: str = "look") -> None:
        """Open at one of the sections."""
        # What was built just now has its places only once it is laid out.
        QTimer.singleShot(0, self, partial(self._jump, section))

    def part(self) -> str:
        """The section at hand."""
        return self._list.chosen_key

    def place(self) -> dict[str, object]:
        """Where it is opened again when all is made anew: at the section that has the keyboard."""
        focus = self.focusWidget()
        held = (key for key, (_, one) in self._sections.items() if one.isAncestorOf(focus))
        return {"section": next(held, self.part()) if focus else self.part()}

    def first_focus(self) -> QWidget:
        """The list of sections."""
        return self._list

    def shots(self) -> list[Shot]:
        """The lower sections, and the dialog of a backup."""
        return [
            Shot("about", lambda: self._jump("about")),
            Shot("lock", lambda: self._jump("lock")),
            Shot("schedule", lambda: self._jump("schedule")),
            Shot("try", lambda: TryBackup(self._shell.widget(), Path("2026-11-22.qzb"))),
            Shot("backup", lambda: AskBackupPassphrase(self._shell.widget())),
            Shot("updates-on", self._updates_on),
        ]

    def _updates_on(self) -> QWidget:
        """The section of updates as a build shows it that says where to ask."""
        frame = QDialog(self)
        source = Source("https://releases.example/qunzhu.json")
        frame.setLayout(column(UpdateSection(self._shell, source), margins=(24, 20, 24, 0)))
        width = wide(640)
        frame.resize(width, frame.heightForWidth(width))
        return frame
