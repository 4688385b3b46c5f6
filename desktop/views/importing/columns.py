"""The second step: what each column of the file holds, with some of its values beside it."""

import hashlib
import json
from collections.abc import Mapping

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout, QWidget

from desktop.formats.header import CUSTOM, IDENTITIES, IGNORED, LABELS
from desktop.formats.wire import Peek
from desktop.views.importing import words
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.choice import choose
from desktop.views.parts.counted import apart
from desktop.views.parts.layout import box, clear, column, hline, row, scroll
from desktop.views.parts.text import Elided, label
from desktop.views.theme.palette import wide

# The encodings offered; the first means: as found out.
ENCODINGS = ("", "utf-8", "gb18030", "big5", "utf-16", "cp1252")
_SAMPLES = 3
_MANY = (CUSTOM, IGNORED, "tags")


class ColumnsStep(QWidget):
    """`accepted(mapping)`, or `read_again(encoding, sheet)`; a header's mapping is remembered."""

    accepted = Signal(object)
    read_again = Signal(str, str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.encoding, self.sheet = QComboBox(), QComboBox()
        self.choices: dict[int, QComboBox] = {}
        self._peek: Peek | None = None
        self._note = label("", 13, "text2", wrap=True)
        self._problem = label("", 13, "err", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.next_button = button(self.tr("核对"), "primary", "arrow-right", slot=self._accept)
        self._build()

    def show_privacy(self) -> None:
        """Mask or show the examples; where each column goes stays."""
        if self._peek is not None:
            self._show_columns(self._peek, self.mapping())

    def _build(self) -> None:
        self._encoding_row = box(row(label(self.tr("文字编码"), 13, "text2"), self.encoding))
        self._sheet_row = box(row(label(self.tr("工作表"), 13, "text2"), self.sheet))
        self.encoding.setAccessibleName(self.tr("文字编码"))
        self.sheet.setAccessibleName(self.tr("工作表"))
        for made in (self.encoding, self.sheet):
            made.activated.connect(self._again)
        top = row(self._note, None, self._sheet_row, self._encoding_row, gap=16)
        top.setStretch(0, 1)
        # Not wider than the eye follows from a column to where it goes.
        choosing = box(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        choosing.setMaximumWidth(wide(820))
        inside = QWidget()
        inside.setLayout(
            column(top, self._problem, choosing, None, gap=16, margins=(24, 16, 24, 16))
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll(inside), 1)
        whole.addWidget(hline())
        back = button(self.tr("上一步"), "plain", slot=self.back.emit)
        whole.addLayout(row(None, back, self.next_button, margins=(24, 12, 24, 14)))

    def show_peek(self, peek: Peek) -> None:
        """Show the columns of a file with what they seem to hold, or held last time."""
        self._peek = peek
        self._problem.hide()
        note = self.tr("每一列放到哪里？没有把握的先看右边的例子。")
        self._note.setText(f"{peek.title}  {note}" if peek.title else note)
        self._fill(self.encoding, [_encoding_word(one) for one in ENCODINGS], ENCODINGS)
        self.encoding.setItemText(0, self.tr("自动：{name}").format(name=peek.encoding.upper()))
        self._encoding_row.setVisible(bool(peek.encoding))
        self._fill(self.sheet, peek.sheets, peek.sheets)
        self.sheet.setCurrentText(peek.sheet)
        self._sheet_row.setVisible(len(peek.sheets) > 1)
        self._show_columns(peek, self._remembered(peek) or _suggested(peek))

    def show_encoding(self, encoding: str) -> None:
        """Show which encoding was asked for."""
        choose(self.encoding, encoding)

    def _fill(self, made: QComboBox, texts: list[str], data: object) -> None:
        made.clear()
        for text, one in zip(texts, list(data), strict=True):  # type: ignore[call-overload]
            made.addItem(text, one)

    def _show_columns(self, peek: Peek, mapping: Mapping[int, str]) -> None:
        clear(self._grid)
        self.choices.clear()
        heads = (self.tr("文件里的列"), self.tr("里面的样子"), self.tr("放到"))
        for at, text in enumerate(heads):
            self._grid.addWidget(label(text, 12, "text3"), 0, at)
        width = max([len(peek.header), *(len(cells) for cells in peek.rows)], default=0)
        for index in range(width):
            title = peek.header[index] if index < len(peek.header) else ""
            title = title or self.tr("第 {n} 列").format(n=index + 1)
            samples = [cells[index] for cells in peek.rows if index < len(cells) and cells[index]]
            shown = "  ·  ".join(" ".join(one.split()) for one in samples[:_SAMPLES])
            made = self._choice(title, mapping.get(index, IGNORED))
            self.choices[index] = made
            self._grid.addWidget(label(title, 13, bold=True), index + 1, 0)
            self._grid.addWidget(Elided(privacy.phone(shown), 13, "text2"), index + 1, 1)
            self._grid.addWidget(made, index + 1, 2)
        rows = apart(self.tr("约 %n 行", "", max(peek.total, len(peek.rows))))
        self.next_button.setText(self.tr("核对{rows}").format(rows=rows))

    def _choice(self, title: str, meaning: str) -> QComboBox:
        made = QComboBox()
        made.setMinimumWidth(wide(180))
        made.setAccessibleName(self.tr("“{title}”放到").format(title=title))
        for one in (IGNORED, *LABELS, *IDENTITIES, CUSTOM):
            made.addItem(words.meaning(one), one)
        choose(made, meaning)
        made.activated.connect(lambda _at, made=made: self._take_once(made))
        return made

    def _take_once(self, chosen: QComboBox) -> None:
        """A field has one column: the other one that had it is left out."""
        meaning = chosen.currentData()
        if meaning in _MANY:
            return
        for other in self.choices.values():
            if other is not chosen and other.currentData() == meaning:
                choose(other, IGNORED)

    def mapping(self) -> dict[int, str]:
        """Column index → meaning, as chosen."""
        return {at: made.currentData() for at, made in self.choices.items()}

    def _accept(self) -> None:
        mapping = self.mapping()
        if not {"name", "nickname"} & set(mapping.values()):
            self._problem.setText(self.tr("请指明哪一列是姓名或昵称。"))
            self._problem.show()
            return
        if self._peek and self._peek.header:
            QSettings().setValue(_key(self._peek.header), json.dumps(list(mapping.items())))
        self.accepted.emit(mapping)

    def _again(self) -> None:
        self.read_again.emit(self.encoding.currentData() or "", self.sheet.currentData() or "")

    def _remembered(self, peek: Peek) -> dict[int, str]:
        stored = QSettings().value(_key(peek.header), "") if peek.header else ""
        known = {IGNORED, CUSTOM, *LABELS, *IDENTITIES}
        return {
            int(at): str(one) for at, one in json.loads(str(stored or "[]")) if str(one) in known
        }


def _suggested(peek: Peek) -> dict[int, str]:
    return {**dict.fromkeys(peek.unknown, CUSTOM), **peek.mapping}


def _key(header: list[str]) -> str:
    mark = hashlib.blake2b("\n".join(header).encode(), digest_size=8).hexdigest()
    return f"import/columns/{mark}"


def _encoding_word(name: str) -> str:
    return name.upper()
