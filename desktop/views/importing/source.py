"""The first step: a file is chosen or dropped, or a list is pasted."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.views.parts import files
from desktop.views.parts.button import button
from desktop.views.parts.layout import card, column, row, scroll
from desktop.views.parts.mark import Mark
from desktop.views.parts.text import label
from desktop.views.theme.palette import size, wide


class SourceStep(QWidget):
    """`file_chosen(Path)` or `text_pasted(str)`."""

    file_chosen = Signal(object)
    text_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.choose_button = button(
            self.tr("选文件"), "primary", "folder-open", slot=self.ask_for_file
        )
        self.text = QPlainTextEdit()
        self.text.setPlaceholderText(
            self.tr("把接龙，或从表格里复制的几行，粘贴到这里（连同表头）")
        )
        self.text.setAccessibleName(self.tr("粘贴的名单"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(size(160))
        self.text.textChanged.connect(self._text_changed)
        self.paste_button = button(
            self.tr("用粘贴的内容"), "plain", "clipboard-text", slot=self._take_text
        )
        self.paste_button.setEnabled(False)
        self._problem = label("", 13, "err", wrap=True)
        self._problem.hide()
        self._build()

    def _build(self) -> None:
        kinds = self.tr("可以是 xlsx、xls、ods、csv 或文本，编码会自己认；列名怎么写都行。")
        drop = card(
            row(None, Mark("download-simple", "accent", 48, ground="accentSoft"), None),
            row(None, label(self.tr("把名单拖到这里，或选一个文件"), 16, bold=True), None),
            row(None, self.choose_button, None),
            _centred(kinds),
            gap=12,
            margins=(24, 28, 24, 28),
        )
        paste = card(
            label(self.tr("或者粘贴"), 14, bold=True),
            self.text,
            row(None, self.paste_button),
            gap=10,
        )
        note = row(
            Mark("shield-check", "text3", 14),
            label(self.tr("先核对，再写入；写入以后也可以整批撤销。"), 12, "text2", wrap=True),
        )
        note.setStretch(1, 1)
        inner = QWidget()
        inner.setLayout(column(self._problem, drop, paste, note, None, gap=16))
        inner.setMaximumWidth(wide(680))
        outer = QWidget()
        centre = row(None, inner, None, margins=(24, 20, 24, 20))
        centre.setStretch(1, 100)
        outer.setLayout(centre)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll(outer))

    def show_problem(self, sentence: str) -> None:
        """Say why the last choice could not be read; "" takes it away."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def ask_for_file(self) -> None:
        """Open the file dialog."""
        kinds = self.tr("名单 (*.xlsx *.xls *.xlsb *.ods *.csv *.tsv *.txt);;所有文件 (*)")
        path = files.ask_open(self, self.tr("选一份名单"), kinds)
        if path:
            self.file_chosen.emit(path)

    def _text_changed(self) -> None:
        self.paste_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _take_text(self) -> None:
        self.text_pasted.emit(self.text.toPlainText())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one local file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first local file that was dropped."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.file_chosen.emit(Path(url.toLocalFile()))
                return


def _centred(text: str) -> QWidget:
    made = label(text, 12, "text2", wrap=True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return made
