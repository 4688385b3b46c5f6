"""Asking for a file or a folder: from the documents on, then from where one was last."""

from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QIdentityProxyModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QStandardPaths,
    Qt,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QFileSystemModel,
    QHeaderView,
    QSplitter,
    QTreeView,
    QWidget,
)

from desktop.models.problem import Problem
from desktop.views.parts import privacy
from desktop.views.parts.shell import Shell
from desktop.views.theme.palette import size, wide

_LAST: dict[str, Path] = {}
# Columns of Qt's table of files.
_SIZE, _KIND, _CHANGED = 1, 2, 3


class Listing(QIdentityProxyModel):
    """The table of files, with the words that Qt's own dialog leaves in English."""

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The kind of a folder, sizes, and times as everywhere here."""
        files = self.sourceModel()
        place = self.mapToSource(index)
        if role != Qt.ItemDataRole.DisplayRole or not isinstance(files, QFileSystemModel):
            return super().data(index, role)
        if index.column() == _KIND and files.isDir(place):
            return self.tr("文件夹")
        if index.column() == _SIZE and not files.isDir(place):
            return _said(files.size(place))
        if index.column() == _CHANGED:
            return files.lastModified(place).toString("yyyy-MM-dd HH:mm")
        return super().data(index, role)


def _said(count: int) -> str:
    """12 KB: units that every language writes alike."""
    if count < 1000:
        return f"{count} B"
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def ask_open(parent: QWidget | None, title: str, kinds: str) -> Path | None:
    """A file that is there; `kinds` as Qt wants them ("名单 (*.xlsx)"). None: cancelled."""
    dialog = _dialog(parent, title, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def ask_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to write; `name` is suggested and gives the suffix. None: cancelled."""
    dialog = _dialog(parent, title, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.selectFile(name)
    return _chosen(dialog)


def ask_export(shell: Shell, title: str, name: str, kinds: str) -> Path | None:
    """As `ask_save`, for a file in which nothing is masked: not while the screen is shared."""
    if privacy.on():
        shell.say(Problem("window.screen_shared"))
        return None
    return ask_save(shell.widget(), title, name, kinds)


def ask_folder(parent: QWidget | None, title: str) -> Path | None:
    """A folder that is there. None: cancelled."""
    dialog = _dialog(parent, title, "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def start() -> Path:
    """Where the next question begins. Never where the program was started: that may be its own
    folder, where no list of people belongs."""
    last = _LAST.get("folder")
    if last is not None and last.is_dir():
        return last
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def _dialog(parent: QWidget | None, title: str, kinds: str) -> QFileDialog:
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, title, str(start()), kinds)
    # Only where the desktop has no dialog of its own.
    dialog.setProxyModel(Listing(dialog))
    dialog.setViewMode(QFileDialog.ViewMode.List)
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, translate("Files", "位置："))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, translate("Files", "种类："))
    _make_room(dialog)
    return dialog


def _make_room(dialog: QFileDialog) -> None:
    """Qt's first size is that of small English text."""
    dialog.resize(wide(780), size(480))
    for table in dialog.findChildren(QTreeView):
        head = table.header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for beside in dialog.findChildren(QSplitter):
        beside.setSizes([wide(140), wide(640)])


def _chosen(dialog: QFileDialog) -> Path | None:
    agreed = dialog.exec() == QFileDialog.DialogCode.Accepted
    found = dialog.selectedFiles()
    dialog.deleteLater()
    if not agreed or not found:
        return None
    path = Path(found[0])
    _LAST["folder"] = path if path.is_dir() else path.parent
    return path
