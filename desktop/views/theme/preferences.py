"""What the operator chose about the look, kept between starts; never anything personal."""

from typing import cast, get_args

from PySide6.QtCore import QLocale, QSettings

from desktop.views.theme.palette import Density, Look, ThemeName

LANGUAGES = ("zh_CN", "zh_TW", "en")


def system_language() -> str:
    """The console's language that is nearest to the system's."""
    name = QLocale.system().name()
    if name.startswith("zh"):
        return "zh_TW" if name.split("_")[-1] in ("TW", "HK", "MO") else "zh_CN"
    return "zh_CN" if name in ("C", "") else "en"


def load() -> Look:
    """The look as kept; what was never chosen or makes no sense is the default."""
    kept = QSettings()
    theme = str(kept.value("look/theme", "system"))
    density = str(kept.value("look/density", "normal"))
    language = str(kept.value("look/language", "")) or system_language()
    scale = float(str(kept.value("look/scale", "1.0")))
    return Look(
        theme=cast(ThemeName, theme) if theme in get_args(ThemeName) else "system",
        scale=min(1.6, max(0.9, scale)),
        density=cast(Density, density) if density in get_args(Density) else "normal",
        language=language if language in LANGUAGES else "zh_CN",
    )


def save(look: Look) -> None:
    """Keep a look."""
    kept = QSettings()
    for name in ("theme", "scale", "density", "language"):
        kept.setValue(f"look/{name}", str(getattr(look, name)))
