"""What was said in a session, to be read, searched and given out."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop.models.counting import filled
from desktop.models.transcript import GUEST, HOST, NOTE, Line, label
from desktop.views.parts import privacy
from desktop.views.parts.button import button
from desktop.views.parts.empty import EmptyState
from desktop.views.parts.flow import Flow
from desktop.views.parts.layout import row
from desktop.views.parts.search import SearchField
from desktop.views.parts.text import label as words
from desktop.views.theme.palette import color, font, look, size

translate = QCoreApplication.translate
_TONES = {HOST: "orange", GUEST: "violet", NOTE: "text2"}


def said_html(lines: Sequence[Line], *, paper: bool = False) -> str:
    """The lines as rich text; on paper without colours, and with names as they are."""
    language, blocks = look().language, []
    for one in lines:
        shown = one if paper else _masked(one)
        tone = "#000000" if paper else color(_TONES.get(one.role, "accentText")).name()
        at = f" <small>{escape(one.at)}</small>" if one.at else ""
        text = escape(shown.text).replace("\n", "<br>")
        blocks.append(
            f'<p style="margin:0 0 2px 0"><b style="color:{tone}">'
            f"{escape(label(shown, language))}</b>{at}</p>"
            f'<p style="margin:0 0 10px 0">{text}</p>'
        )
    return "".join(blocks)


def _masked(one: Line) -> Line:
    from msgspec.structs import replace

    return replace(one, speaker=privacy.name(one.speaker)) if one.speaker else one


def paper(heading: str, lines: Sequence[Line]) -> QTextDocument:
    """The whole archive as a document for a printer or a PDF, in the interface's own font."""
    made = QTextDocument()
    face = font(13)
    face.setPointSizeF(10.5)
    made.setDefaultFont(face)
    made.setHtml(f"<h2>{escape(heading)}</h2>{said_html(lines, paper=True)}")
    return made


class ArchiveColumn(QWidget):
    """`show_lines` shows a page; `sought(text)` is called when something is looked for."""

    def __init__(
        self,
        sought: Callable[[str], object],
        take_in: Callable[[], object],
        give_out: Callable[[], object],
        turn: Callable[[int], object],
    ) -> None:
        super().__init__()
        self.search = SearchField(self.tr("在记录里找"), self.tr("在记录里找"), width=160)
        self.search.searched.connect(sought)
        self.take_in = button(
            self.tr("导入记录"), "plain", "upload-simple", small=True, slot=take_in
        )
        self.give_out = button(self.tr("导出"), "plain", "export", small=True, slot=give_out)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("分享记录"))
        self.text.setOpenLinks(False)
        # Its edge shows only while the keyboard scrolls it.
        self.text.setProperty("bare", True)
        self._first = button(self.tr("导入记录"), "soft", "upload-simple", slot=take_in)
        self.empty = EmptyState(
            "microphone-stage",
            self.tr("还没有分享记录"),
            self._first,
            hint=self.tr("把群里的聊天记录粘贴进来，会分成主持人、嘉宾、听众一条条存好。"),
        )
        self._count = words("", 12, "text2")
        self._back = button(self.tr("前面的"), "ghost", small=True, slot=lambda: turn(-1))
        self._on = button(self.tr("后面的"), "ghost", small=True, slot=lambda: turn(1))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(size(20), 0, size(20), size(12))
        whole.setSpacing(size(10))
        self._tools = Flow(size(8))
        for made in (self.search, self.take_in, self.give_out):
            self._tools.addWidget(made)
        whole.addLayout(self._tools)
        whole.addWidget(self.text, 1)
        whole.addWidget(self.empty, 1)
        whole.addLayout(row(self._count, None, self._back, self._on))

    def show_lines(
        self, lines: Sequence[Line], total: int, first: int, *, sought: str, may: bool
    ) -> None:
        """Show these of so many, from the one counted `first` on."""
        bare = not total and not sought
        self.text.setHtml(said_html(lines))
        self.text.setVisible(not bare)
        self.empty.setVisible(bare)
        for made in (self.search, self.give_out):
            made.setVisible(not bare)
        self.take_in.setVisible(may and not bare)
        self._first.setEnabled(may)
        if sought:
            told = filled(self.tr("找到 {n} 条"), n=len(lines))
        else:
            told = filled(self.tr("共 {n} 条"), n=total) if total else ""
        self._count.setText(told)
        self._back.setVisible(not sought and first > 0)
        self._on.setVisible(not sought and first + len(lines) < total)
