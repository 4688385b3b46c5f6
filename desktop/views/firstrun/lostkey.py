"""A community is there but its key is not: what went wrong, and every way on, to be taken here."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.store import keyfile
from desktop.store.backup import DATABASE
from desktop.store.safe import WITHOUT_KEYRING
from desktop.views.parts.button import Button, button
from desktop.views.parts.dialog import Dialog
from desktop.views.parts.layout import column, hline, row
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label
from desktop.views.theme.palette import look

# Of a folder that is there: its key is not to be had, or does not fit.
LOST = frozenset(
    {
        "vault.missing_key",
        "vault.missing_key_no_code",
        "vault.missing_key_file",
        "vault.damaged_key_file",
        "vault.locked_keyring",
        "vault.wrong_key",
        *WITHOUT_KEYRING,
    }
)
# What may be otherwise when it is tried once more.
_PASSING = frozenset({"vault.locked_keyring", *WITHOUT_KEYRING})


class Way(StrEnum):
    """What somebody chooses to do about it."""

    CODE = "code"
    BACKUP = "backup"
    FOLDER = "folder"
    AGAIN = "again"


def is_lost(problem: str, folder: Path | None) -> bool:
    """Whether a problem is about the key of a community that lies in this folder."""
    return problem in LOST and folder is not None and (folder / DATABASE).exists()


def ways(problem: str, folder: Path) -> list[Way]:
    """What can be done about a problem with this folder's key, the likeliest first."""
    found = [Way.AGAIN] if problem in _PASSING else []
    found += [Way.CODE] if _has_code(folder) else []
    return [*found, Way.BACKUP, Way.FOLDER]


def _has_code(folder: Path) -> bool:
    try:
        return keyfile.read(folder).recovery is not None
    except Problem:
        return False


def has_passphrase(folder: Path | None) -> bool:
    """Whether a passphrase guards what lies there."""
    try:
        return folder is not None and keyfile.read(folder).passphrase is not None
    except Problem:
        return False


class LostKey(Dialog):
    """`chosen` is the way that was taken, None where it was closed."""

    def __init__(
        self, parent: QWidget | None, name: str, sentence: str, offered: Sequence[Way]
    ) -> None:
        title = self.tr("打不开“{name}”").format(name=name)
        super().__init__(parent, title, "", hint=sentence, width=500)
        self.chosen: Way | None = None
        self.accept_button.hide()
        self.cancel_button.setText(self.tr("先不打开"))
        self.acts: dict[Way, Button] = {}
        for place, way in enumerate(offered):
            if place:
                self.body.addWidget(hline())
            self.body.addLayout(self._line(way, first=not place))
        self.acts[offered[0]].setFocus()

    def _line(self, way: Way, *, first: bool) -> QHBoxLayout:
        picture, title, about, verb = self._words()[way]
        act = button(verb, "primary" if first else "plain", slot=lambda: self._take(way))
        act.setAccessibleName(title)
        act.setAccessibleDescription(about)
        self.acts[way] = act
        said = column(label(title, 13, bold=True), label(about, 12, "text2", wrap=True), gap=2)
        line = row(Mark(picture, "accentText", 32, ground="accentSoft", shape="square"), gap=12)
        line.addLayout(said, 1)
        line.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _words(self) -> dict[Way, tuple[str, str, str, str]]:
        return {
            Way.AGAIN: (
                "arrows-clockwise",
                self.tr("解锁或装好钥匙串后再试"),
                self.tr("通常重新登录电脑就会解锁。"),
                self.tr("再试一次"),
            ),
            Way.CODE: (
                "key",
                self.tr("用恢复码打开"),
                self.tr("打印或抄下的 28 个字。打开后，钥匙会重新存到这台电脑。"),
                self.tr("输入恢复码…"),
            ),
            Way.BACKUP: (
                "archive",
                self.tr("从备份恢复"),
                self.tr("恢复到一个新文件夹，这个文件夹不动。"),
                self.tr("选一个备份…"),
            ),
            Way.FOLDER: (
                "folder-open",
                self.tr("打开别的文件夹"),
                self.tr("比如原来那台电脑上的，或带着 key.json 的那一份。"),
                self.tr("选文件夹…"),
            ),
        }

    def _take(self, way: Way) -> None:
        self.chosen = way
        super().accept()


class AskCode(Dialog):
    """The recovery code alone: the key goes back into this computer's keyring."""

    def __init__(self, parent: QWidget | None, name: str, problem: str = "") -> None:
        super().__init__(
            parent,
            self.tr("用恢复码打开“{name}”").format(name=name),
            self.tr("打开"),
            hint=self.tr("恢复码是打印或抄下的 28 个字，大小写和短横都不要紧。"),
        )
        self.code = QLineEdit()
        self.code.setPlaceholderText("XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX")
        self.code.setInputMethodHints(Qt.InputMethodHint.ImhLatinOnly)
        self.add_field(self.tr("恢复码"), self.code)
        if problem:
            self.show_problem(problem, self.code)

    def accept(self) -> None:
        """Needs a code without a slip of the pen."""
        try:
            recovery.decode(self.code.text())
        except Problem as problem:
            self.show_problem(problem.sentence(look().language, window=True), self.code)
            return
        super().accept()
