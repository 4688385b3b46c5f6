"""Settings of backups: make one, and the recovery code that opens it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.actions import backup, tray
from desktop.dispatcher import Dispatcher
from desktop.models.ownfiles import BACKUP
from desktop.models.permission import OWNER
from desktop.models.problem import Problem
from desktop.store import backuptime, home
from desktop.store.community import Reads
from desktop.views.parts import files
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog, ask
from desktop.views.parts.passphrase import NewPassphrase
from desktop.views.parts.progress import ProgressPanel
from desktop.views.parts.shell import Shell
from desktop.views.settings.rows import Section
from desktop.views.theme.palette import size

# Signs that some system does not take in the name of a file.
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')


class AskBackupPassphrase(NewPassphrase):
    """The passphrase of a backup: without it, or the recovery code, nobody opens the file."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            self.tr("备份用的口令"),
            self.tr("写备份"),
            self.tr("备份文件单独加密。换电脑恢复时要输入这个口令，请记在别处。"),
        )


class ShowCode(Dialog):
    """A fresh recovery code, shown once."""

    def __init__(self, parent: QWidget | None, code: str) -> None:
        super().__init__(
            parent,
            self.tr("恢复码"),
            self.tr("我已抄好"),
            hint=self.tr(
                "打印或抄在纸上，和电脑分开放。它能打开这个社群和它的备份；"
                "旧的恢复码从现在起作废。这里只显示这一次。"
            ),
        )
        shown = QPlainTextEdit(code)
        shown.setReadOnly(True)
        shown.setAccessibleName(self.tr("恢复码"))
        shown.setFixedHeight(size(72))
        self.body.addWidget(shown)
        self.cancel_button.hide()


class BackupSection(Section):
    """Write a backup file with progress; print a recovery code."""

    def __init__(self, reads: Reads, dispatcher: Dispatcher, shell: Shell) -> None:
        super().__init__(QCoreApplication.translate("BackupSection", "备份"))
        self._reads, self._dispatcher, self._shell = reads, dispatcher, shell
        self._panel = ProgressPanel()
        act = button(self.tr("现在备份…"), "plain", "archive", slot=self._backup)
        self._last = self.add(self.tr("备份文件"), self._when(), act)
        hint = self.tr("电脑丢了、系统重装，靠它打开数据。打印出来收好")
        code = button(self.tr("新的恢复码…"), "plain", "key", slot=self._code)
        self.add(self.tr("恢复码"), hint, code)
        self.add_whole(self._panel)

    def _when(self) -> str:
        last = backuptime.last(self._reads)
        when = last.strftime("%Y-%m-%d %H:%M") if last else self.tr("还没有")
        return self.tr("上次：{when}").format(when=when)

    def _backup(self) -> None:
        kinds = self.tr("备份 (*.qzb)")
        path = files.ask_save(self._shell.widget(), self.tr("备份到哪里"), self.suggested(), kinds)
        if path:
            self._dispatcher.do(tray.keys_state).done.connect(
                lambda state: self._code_first(state, path)
            )

    def _code_first(self, state: object, path: Path) -> None:
        """The owner's first backup begins with a recovery code, which opens it too."""
        wanted = isinstance(state, tray.KeysState) and not state.printed
        if wanted and self._reads.actor.role == OWNER:
            self._show_new_code(lambda: self._protected(path))
        else:
            self._protected(path)

    def _protected(self, path: Path) -> None:
        asked = AskBackupPassphrase(self._shell.widget())
        if asked.exec() == Dialog.DialogCode.Accepted:
            self.write(path, asked.first.text())

    def suggested(self) -> str:
        """What to call a backup of today: whose it is, and the day."""
        name = "".join(" " if one in _NOT_IN_NAMES else one for one in home.name(self._reads))
        return f"{name.strip()} {datetime.now().astimezone():%Y-%m-%d}".strip() + BACKUP

    def write(self, path: Path, passphrase: str) -> None:
        """Write the backup on the worker, with progress and cancel."""
        job = self._dispatcher.do(backup.export, path, passphrase)
        told = self.tr("正在备份到 {file}").format(file=path.name)
        self._dispatcher.follow(job, told)
        self._panel.begin(told)
        self._panel.cancelled.connect(job.cancel)
        job.progress.connect(self._panel.show_progress)
        job.done.connect(lambda _path: self._written(path))
        job.cancelled.connect(self._panel.end)
        job.failed.connect(self._failed)

    def _written(self, path: Path) -> None:
        self._panel.end()
        self._last.setText(self._when())
        self._shell.show_backup()
        self._shell.toast(self.tr("已备份到 {file}").format(file=path.name))

    def _failed(self, problem: Problem) -> None:
        self._panel.end()
        self._shell.say(problem)

    def _code(self) -> None:
        self._dispatcher.do(tray.keys_state).done.connect(self._found)

    def _found(self, state: object) -> None:
        if isinstance(state, tray.KeysState) and state.printed and not self._agreed():
            return
        self._show_new_code(lambda: None)

    def _show_new_code(self, then: Callable[[], None]) -> None:
        def printed(code: object) -> None:
            ShowCode(self._shell.widget(), str(code)).exec()
            then()

        self._dispatcher.do(backup.print_recovery).done.connect(printed)

    def _agreed(self) -> bool:
        return ask(
            self._shell.widget(),
            self.tr("换一个新的恢复码？"),
            self.tr(
                "已经有一个恢复码了。换了以后，抄下来的旧码打不开这个社群，只还能打开以前的备份。"
            ),
            self.tr("换新的"),
            danger=True,
        )
