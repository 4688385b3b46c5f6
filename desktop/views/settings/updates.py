"""Settings of updates: whether to ask for newer releases, and what is known of one."""

import sys

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices

from desktop.models.problem import Problem
from desktop.models.release import Release, Source
from desktop.sync import releases
from desktop.views import updating
from desktop.views.parts.button import button
from desktop.views.parts.layout import row
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.parts.text import announce, label
from desktop.views.settings.rows import Section
from desktop.views.theme.palette import look


class UpdateSection(Section):
    """In force at once, for this computer; nothing is fetched or installed by itself."""

    def __init__(self, shell: Shell, source: Source | None = None) -> None:
        """`source`: where to ask, if not where this build asks."""
        super().__init__(QCoreApplication.translate("UpdateSection", "更新"))
        self._shell = shell
        self._asking: updating.Asking | None = None
        if (source or releases.source()).url:
            self._add_question()
        else:
            told = self.tr("这个安装包没有写去哪里问新版本：请向给你安装包的人要新的。")
            self.add(self.tr("新版本"), told, label(releases.installed(), 13, "text2"))

    def _add_question(self) -> None:
        choice = Segmented(
            self.tr("问新版本"), [("off", self.tr("不问")), ("on", self.tr("每天问一次"))]
        )
        choice.choose("on" if updating.wanted() else "off")
        choice.chosen.connect(self._choose)
        hint = self.tr(
            "只取一个签过名的版本说明，不说是谁、不带任何资料；不会自己下载或安装，也不弹窗"
        )
        self.add(self.tr("问新版本"), hint, choice)
        self.ask_button = button(self.tr("现在问"), "plain", "arrows-clockwise", slot=self.ask)
        self._get = button(self.tr("打开下载页"), "ghost", "download-simple", slot=self._open)
        acts = row(self._get, self.ask_button)
        self._said = self.add(self.tr("新版本"), self._standing(), acts)
        self._show()

    def _choose(self, key: str) -> None:
        updating.choose(key == "on")
        self._show()
        if key == "on":
            self.ask()

    def ask(self) -> None:
        """Ask now, whatever is chosen."""
        if self._asking is None:
            self._asking = updating.Asking(self)
            self.destroyed.connect(self._asking.stop)
        self.ask_button.setEnabled(False)
        self._said.setText(self.tr("正在问…"))
        self._asking.ask(self._answered)

    def _answered(self, problem: Problem | None) -> None:
        self.ask_button.setEnabled(True)
        self._show()
        if problem is not None:
            self._said.setText(problem.sentence(look().language, window=True))
        announce(self, self._said.text())
        window = self._shell.widget()
        show = getattr(window, "show_frame", None)
        if show is not None:
            show()

    def _show(self) -> None:
        self._said.setText(self._standing())
        self._get.setVisible(self._page(updating.known()) != "")

    def _standing(self) -> str:
        found, own = updating.known(), releases.installed()
        if found is None:
            return self.tr("现在是 {version}。没有听说更新的版本").format(version=own)
        return self.tr("现在是 {version}，有 {newer}（{day}）：{note}").format(
            version=own, newer=found.version, day=found.day, note=found.note(look().language)
        )

    def _page(self, found: Release | None) -> str:
        own = [one.url for one in found.packages if one.system == sys.platform] if found else []
        return own[0] if own else ""

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._page(updating.known())))
