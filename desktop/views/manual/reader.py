"""One page of the manual as it is read: Markdown in the look in force, with its pictures."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QPixmap,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from desktop.views.manual.pages import anchor, text
from desktop.views.theme.palette import changed, color, font, size, wide

# Pixels of a heading by its level, and of the widest picture, at 100 %.
_HEADINGS = {1: 24, 2: 20, 3: 16}
_BODY = 14
_WIDEST = 590
_AIR = 1.45


class Reader(QTextBrowser):
    """Follows links between pages by itself and remembers the way, as a browser does."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setUndoRedoEnabled(False)
        self.sourceChanged.connect(self._dress)
        changed().connect(self._again)

    def open(self, path: Path, at: str = "") -> None:
        """Show a page from its top, or from the heading with that anchor."""
        url = QUrl.fromLocalFile(str(path))
        url.setFragment(at)
        self.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    def here(self) -> Path:
        """The file that is shown."""
        return Path(self.source().toLocalFile())

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture no wider than the page; a file that is none of the pages line by line."""
        if kind == QTextDocument.ResourceType.HtmlResource.value:
            path = Path(self.source().resolved(QUrl(name)).toLocalFile())
            return f"<pre>{escape(text(path))}</pre>" if path.is_file() else ""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture = QPixmap(self.source().resolved(QUrl(name)).toLocalFile())
        ratio = self.devicePixelRatioF()
        wanted = min(picture.width(), round(wide(_WIDEST) * ratio))
        if wanted and wanted < picture.width():
            picture = picture.scaledToWidth(wanted, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def _again(self) -> None:
        """The page in another look, where it was."""
        if self.source().isEmpty():
            return
        scrolled = self.verticalScrollBar().value()
        self.reload()
        self._dress(self.source())
        self.verticalScrollBar().setValue(scrolled)

    def _dress(self, url: QUrl) -> None:
        document = self.document()
        information = QTextDocument.MetaInformation.DocumentTitle
        if not document.metaInformation(information):
            # It was read anew: Markdown says nothing of colours, sizes and anchors.
            document.setDefaultFont(font(_BODY))
            document.setDocumentMargin(size(24))
            # Laid out once, when all of it is done.
            whole = QTextCursor(document)
            whole.beginEditBlock()
            for block in _blocks(document):
                _dress_block(block)
            for frame in document.rootFrame().childFrames():
                _dress_frame(frame)
            whole.endEditBlock()
            document.setMetaInformation(information, document.begin().text() or url.fileName())
        if url.hasFragment():
            self.scrollToAnchor(url.fragment())


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def _dress_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    level = block.blockFormat().headingLevel()
    shape = QTextBlockFormat()
    if not any(piece.charFormat().isImageFormat() for piece in _pieces(block)):
        shape.setLineHeight(_AIR * 100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        shape.setTopMargin(size(18 if level > 1 else 4))
        shape.setBottomMargin(size(8))
    elif block.blockFormat().hasProperty(QTextBlockFormat.Property.BlockCodeFence.value):
        shape.setBackground(QBrush(color("surface2")))
        shape.setLeftMargin(size(12))
    cursor.mergeBlockFormat(shape)
    if level:
        # Without what ends the block: a heading must not dress what comes before it.
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        looks = QTextCharFormat()
        looks.setFont(font(_HEADINGS.get(level, _BODY), bold=True))
        looks.setForeground(QBrush(color("text")))
        looks.setAnchor(True)
        looks.setAnchorNames([anchor(block.text())])
        cursor.mergeCharFormat(looks)
    else:
        _dress_words(block, cursor)


def _dress_words(block: QTextBlock, cursor: QTextCursor) -> None:
    """Links in the colour of links; what is typed on a ground of its own."""
    for piece in list(_pieces(block)):
        worn, looks = piece.charFormat(), QTextCharFormat()
        if worn.isAnchor():
            looks.setForeground(QBrush(color("accentText")))
        elif worn.fontFixedPitch():
            looks.setBackground(QBrush(color("surface2")))
        else:
            continue
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(looks)


def _dress_frame(frame: QTextFrame) -> None:
    if isinstance(frame, QTextTable):
        shape = frame.format()
        shape.setBorderBrush(QBrush(color("border")))
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setCellPadding(size(6))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        frame.setFormat(shape)
