"""Settings of the look: theme, density, text size, language."""

from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from desktop.views.firstrun.look_menu import density_names, language_names, theme_names
from desktop.views.parts.segment import Segmented
from desktop.views.parts.shell import Shell
from desktop.views.settings.rows import Section
from desktop.views.theme.palette import SCALES, Density, Look, ThemeName, look


def look_section(shell: Shell) -> Section:
    """Every choice is in force at once, without a restart."""
    translate = QCoreApplication.translate
    now = look()
    section = Section(translate("Settings", "外观"))

    theme = Segmented(translate("Settings", "主题"), list(theme_names().items()))
    theme.choose(now.theme)
    theme.chosen.connect(lambda key: shell.wear(replace(look(), theme=cast(ThemeName, key))))
    section.add(
        translate("Settings", "主题"), translate("Settings", "浅色、深色，或跟着系统走"), theme
    )

    density = Segmented(translate("Settings", "行高"), list(density_names().items()))
    density.choose(now.density)
    density.chosen.connect(lambda key: shell.wear(replace(look(), density=cast(Density, key))))
    section.add(
        translate("Settings", "行高"), translate("Settings", "表格和列表一屏看多少行"), density
    )

    sizes = [(str(scale), f"{round(scale * 100)}%") for scale in SCALES]
    size = Segmented(translate("Settings", "字号"), sizes)
    nearest = min(SCALES, key=lambda scale: abs(scale - now.scale))
    size.choose(str(nearest))
    size.chosen.connect(lambda key: shell.wear(replace(look(), scale=float(key))))
    section.add(
        translate("Settings", "字号"), translate("Settings", "整个窗口的文字，90% 到 160%"), size
    )

    language = Segmented(translate("Settings", "语言"), list(language_names().items()))
    language.choose(now.language)
    language.chosen.connect(lambda key: shell.wear(_spoken(key)))
    section.add(translate("Settings", "语言"), translate("Settings", "不用重启"), language)
    return section


def _spoken(language: str) -> Look:
    return replace(look(), language=language)
