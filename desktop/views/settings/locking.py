"""Settings of the window's lock: after how long, by what, and what it keeps out."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.models.counting import filled
from desktop.store import windowlock
from desktop.views.parts.button import button
from desktop.views.parts.dialog import Dialog, ask
from desktop.views.parts.layout import row
from desktop.views.parts.passphrase import NewPassphrase
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.settings.rows import Section

if TYPE_CHECKING:
    from desktop.views.locking import Locking
    from desktop.views.window import Window


class AskLockWord(NewPassphrase):
    """A passphrase of the window's own, where the system's keyring opens the folder."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("AskLockWord", "窗口口令"),
            QCoreApplication.translate("AskLockWord", "就用这个口令"),
            QCoreApplication.translate(
                "AskLockWord",
                "上锁后、重新打开程序时都要输入它。只管这台电脑的窗口；忘了可以用恢复码解锁。",
            ),
        )


def ask_word(locking: "Locking") -> bool:
    """Ask for a passphrase of the window's own; whether there is one now."""
    asked = AskLockWord(locking.window)
    if asked.exec() != Dialog.DialogCode.Accepted:
        return False
    windowlock.choose_word(locking.window.folder, asked.first.text())
    return True


def lock_now(window: "Window") -> None:
    """Lock the window; where nothing would open it again, that is asked for first."""
    locking = window.locking()
    if locking is not None and (windowlock.ready(locking.keys()) or ask_word(locking)):
        locking.lock()


class LockSection(Section):
    """In force at once, for this computer."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(QCoreApplication.translate("LockSection", "上锁"))
        self._shell = shell
        self.idle = Segmented(
            self.tr("多久不动就上锁"),
            [
                (str(one), filled(self.tr("{n} 分钟"), n=one) if one else self.tr("从不"))
                for one in windowlock.CHOICES
            ],
        )
        self.idle.chosen.connect(self._choose)
        hint = self.tr("签到台、投屏和全屏时不会自己上锁；同步和备份照常")
        self.add(self.tr("多久不动就上锁"), hint, self.idle)
        self.now = button(self.tr("现在上锁"), "plain", "lock-simple", slot=self._lock)
        self.add(self.tr("现在上锁"), self.tr("随时按 Ctrl+L"), self.now)
        self.word = button(self.tr("设窗口口令…"), "plain", "key", slot=self._ask)
        self.none = button(self.tr("不用了…"), "plain", slot=self._drop)
        holder = QWidget()
        holder.setLayout(row(self.word, self.none, gap=8))
        holder.setAccessibleName(self.tr("用什么解锁"))
        self._by = self.add(self.tr("用什么解锁"), " ", holder)
        self.read()

    def _locking(self) -> "Locking | None":
        make = getattr(self._shell.widget(), "locking", None)
        return cast("Locking | None", make()) if make is not None else None

    def read(self) -> None:
        """Show how it stands."""
        locking = self._locking()
        for made in (self.idle, self.now, self.word, self.none):
            made.setEnabled(locking is not None)
        if locking is None:
            return
        keys, lock = locking.keys(), windowlock.read(locking.window.folder)
        self.idle.choose(str(lock.minutes) if lock.minutes in windowlock.CHOICES else "0")
        folder = windowlock.by_folder(keys)
        self.word.setHidden(folder)
        self.none.setHidden(folder or lock.own is None)
        self.word.setText(self.tr("换一个…") if lock.own else self.tr("设窗口口令…"))
        self._by.setText(
            self.tr(
                "社群的口令。挡住走到电脑前的人；程序开着时钥匙在内存里，"
                "会用这个系统账户查内存的人挡不住，那就退出程序。"
            )
            if folder
            else self.tr(
                "窗口口令。挡住走到电脑前的人，重新打开程序也要先输入。钥匙仍在系统钥匙串里："
                "会用这个系统账户开终端、翻文件的人挡不住，离开时请也锁住系统。"
            )
        )

    def _choose(self, key: str) -> None:
        locking = self._locking()
        if locking is not None and (key == "0" or self._has_word(locking)):
            locking.choose(int(key))
        self.read()

    def _has_word(self, locking: "Locking") -> bool:
        """Whether something opens the window again; a word of its own is asked for if not."""
        return windowlock.ready(locking.keys()) or ask_word(locking)

    def _lock(self) -> None:
        locking = self._locking()
        if locking is not None:
            lock_now(locking.window)
        self.read()

    def _ask(self) -> None:
        locking = self._locking()
        if locking is not None:
            ask_word(locking)
        self.read()

    def _drop(self) -> None:
        locking = self._locking()
        if locking is not None and ask(
            self._shell.widget(),
            self.tr("不用窗口口令了？"),
            self.tr("窗口不再上锁，打开程序也不再问。"),
            self.tr("不用了"),
        ):
            windowlock.choose_word(locking.window.folder, None)
            locking.choose(0)
        self.read()
