"""The choices of look and language as words, and as a menu."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.views.theme.palette import SCALES


def language_names() -> dict[str, str]:
    """Languages, each in itself."""
    return {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}


def theme_names() -> dict[str, str]:
    """Themes in the language in force."""
    translate = QCoreApplication.translate
    return {
        "system": translate("Look", "跟随系统外观"),
        "light": translate("Look", "浅色"),
        "dark": translate("Look", "深色"),
    }


def density_names() -> dict[str, str]:
    """Densities in the language in force."""
    translate = QCoreApplication.translate
    return {
        "compact": translate("Look", "紧凑"),
        "normal": translate("Look", "标准"),
        "roomy": translate("Look", "宽松"),
    }


def size_names() -> dict[str, str]:
    """Text sizes by their scale."""
    text = QCoreApplication.translate("Look", "字号 {share}%")
    return {str(scale): text.format(share=round(scale * 100)) for scale in SCALES}


def look_menu(
    parent: QWidget, choices: Mapping[str, str], now: str, chosen: Callable[[str], object]
) -> QMenu:
    """A menu of which exactly one entry is ticked."""
    menu = QMenu(parent)
    group = QActionGroup(menu)
    for key, text in choices.items():
        act = menu.addAction(text)
        act.setCheckable(True)
        act.setChecked(key == now)
        act.triggered.connect(lambda _checked=False, key=key: chosen(key))
        group.addAction(act)
    return menu
