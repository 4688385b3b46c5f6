"""The look in force: theme, text scale, density; what fonts, sizes and colours follow from it.

Painting code asks at painting time (`color("text2")`, `font(12)`, `size(32)`), so that a change
of the look needs only a repaint. Sizes are px at 100 %; `size` scales them with the text.
"""

from pathlib import Path
from typing import Literal
from zlib import crc32

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

import resources
from desktop.views.theme.tokens import AVATARS, DARK, LIGHT, Tokens

ThemeName = Literal["system", "light", "dark"]
Density = Literal["compact", "normal", "roomy"]

ROW_HEIGHTS: dict[Density, int] = {"compact": 28, "normal": 36, "roomy": 44}
TYPE_SIZES = (11, 12, 13, 14, 16, 20, 24, 28, 56)
CONTROL_SIZES = (18, 20, 22, 24, 26, 27, 28, 29, 30, 32, 36, 44, 64)
SCALES = (0.9, 1.0, 1.1, 1.25, 1.5, 1.6)

FAMILIES = ("Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei")
FAMILIES_TW = ("Microsoft JhengHei UI", "PingFang TC", "Noto Sans CJK TC")
EMOJI = "Noto Color Emoji"


class Look(Struct, frozen=True):
    """What the operator chose; `scale` is 0.9 to 1.6, `language` zh_CN, zh_TW or en."""

    theme: ThemeName = "system"
    scale: float = 1.0
    density: Density = "normal"
    language: str = "zh_CN"


class _Now(QObject):
    """The look in force and the word that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.tokens: Tokens = LIGHT


_now = _Now()


def changed() -> SignalInstance:
    """Emitted after the look changed; for what caches sizes or colours."""
    return _now.changed


def look() -> Look:
    """The look in force."""
    return _now.look


def tokens() -> Tokens:
    """The colours in force."""
    return _now.tokens


def is_dark() -> bool:
    """True while the dark theme is in force."""
    return _now.tokens is DARK


def color(token: str) -> QColor:
    """The colour of a token, in force now."""
    return QColor(f"#{getattr(_now.tokens, token)}")


def avatar_colors(record: bytes) -> tuple[QColor, QColor]:
    """Letter and ground of a member's avatar; from the id, so that no language changes it."""
    letter, ground = AVATARS[crc32(record) % len(AVATARS)]
    return color(letter), color(ground)


def size(px: int) -> int:
    """A length in px at 100 %, scaled with the text."""
    return round(px * _now.look.scale)


def wide(px: int) -> int:
    """A column's or panel's width: grows with the text at 60 %, so that the middle stays usable."""
    return round(px * (1 + (_now.look.scale - 1) * 0.6))


def row_height() -> int:
    """Height of a table row in px, by density, never less than its text needs."""
    return max(
        round(ROW_HEIGHTS[_now.look.density] * max(1.0, _now.look.scale * 0.9)),
        QFontMetrics(font(13)).height() + 8,
    )


def font(px: int = 13, bold: bool = False) -> QFont:
    """The interface font at px (100 %), weight 400 or 600."""
    face = QFont(QGuiApplication.font())
    face.setPixelSize(size(px))
    face.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return face


def _families(language: str) -> list[str]:
    first, then = (FAMILIES_TW, FAMILIES) if language == "zh_TW" else (FAMILIES, FAMILIES_TW)
    return [*first, *then, EMOJI]


def _qpalette(t: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for name, token in (
        (role.Window, t.bg),
        (role.WindowText, t.text),
        (role.Base, t.surface),
        (role.AlternateBase, t.surface2),
        (role.Text, t.text),
        (role.Button, t.surface),
        (role.ButtonText, t.text),
        (role.BrightText, t.err),
        (role.ToolTipBase, t.raised),
        (role.ToolTipText, t.text),
        (role.PlaceholderText, t.text3),
        (role.Highlight, t.sel),
        (role.HighlightedText, t.text),
        (role.Accent, t.accent),
        (role.Link, t.accentText),
        (role.LinkVisited, t.accentText),
        (role.Light, t.surface),
        (role.Midlight, t.line),
        (role.Mid, t.border),
        (role.Dark, t.field),
        (role.Shadow, t.line),
    ):
        palette.setColor(name, QColor(f"#{token}"))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(f"#{t.text3}"))
    return palette


def style_sheet(t: Tokens) -> str:
    """The style sheet with @name, @tN (type), @hN (height) put in, longest first, and pictures."""
    text = Path(__file__).with_name("style.qss").read_text(encoding="utf-8")
    values = {name: f"#{value}" for name, value in t.by_name().items()}
    values |= {f"t{px}": f"{size(px)}px" for px in TYPE_SIZES}
    # A style sheet height is that of the content: the border of 1 px stands outside it.
    values |= {f"h{px}": f"{size(px) - 2}px" for px in CONTROL_SIZES}
    values |= {f"r{px}": f"{size(px) // 2}px" for px in CONTROL_SIZES}
    for name in sorted(values, key=len, reverse=True):
        text = text.replace(f"@{name}", values[name])
    # Last, so that nothing in the folder's name is taken for a name of the style sheet.
    for name in ("caret", "tick"):
        drawn = resources.FOLDER / f"style/{name}-{'dark' if t is DARK else 'light'}.svg"
        text = text.replace(f"@{name}", drawn.as_posix())
    return text


def _system_is_dark() -> bool:
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def apply(wanted: Look) -> None:
    """Bring a look into force at once, everywhere; needs the QApplication."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dark = wanted.theme == "dark" or (wanted.theme == "system" and _system_is_dark())
    _now.look, _now.tokens = wanted, DARK if dark else LIGHT
    face = QFont()
    face.setFamilies(_families(wanted.language))
    face.setPixelSize(round(13 * wanted.scale))
    app.setFont(face)
    app.setPalette(_qpalette(_now.tokens))
    app.setStyleSheet(style_sheet(_now.tokens))
    _now.changed.emit()
