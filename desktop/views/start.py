"""Starting the graphical side: the application object, its style, language and look."""

import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.views import composing, language
from desktop.views.collecting import Collector
from desktop.views.theme import icons, palette
from desktop.views.theme.palette import Look

NAME = "qunzhu"
STYLE = "fusion"


def input_method_hint() -> None:
    """Where fcitx is set but Qt has no plugin for it, let Qt speak to it through ibus.

    Must run before the application object; Wayland brings its own input protocol.
    """
    if sys.platform != "linux" or os.environ.get("WAYLAND_DISPLAY"):
        return
    asked = os.environ.get("QT_IM_MODULE", "") + os.environ.get("XMODIFIERS", "")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    plugins = f"{folder}/platforminputcontexts"
    has_plugin = os.path.isdir(plugins) and any("fcitx" in name for name in os.listdir(plugins))
    if "fcitx" in asked and not has_plugin:
        os.environ["QT_IM_MODULE"] = "ibus"


def application() -> QApplication:
    """The one application object, with Fusion and the names settings are kept under."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    input_method_hint()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    QCoreApplication.setOrganizationName(NAME)
    QCoreApplication.setApplicationName(NAME)
    QGuiApplication.setDesktopFileName(NAME)
    # Named here the style stays Qt's own; one that Python holds draws in all that styles can.
    app = QApplication([NAME, "-style", STYLE])
    app.setProperty(STYLE, True)
    Collector(app)
    # Only a look that follows the system changes by this.
    QGuiApplication.styleHints().colorSchemeChanged.connect(lambda: palette.apply(palette.look()))
    return app


def close_when_asked() -> None:
    """End as by closing the window when the system asks for it, as at a log-out.

    The interpreter looks for signals while it runs: at the latest when the window looks whether
    another process wrote to the folder.
    """
    signal.signal(signal.SIGTERM, lambda _number, _frame: QCoreApplication.quit())


def dress(look: Look) -> None:
    """Give the application its style, language and look."""
    app = application()
    if not app.property(STYLE):
        # An application that somebody else made.
        app.setStyle(STYLE)
        app.setProperty(STYLE, True)
    composing.guard(app)
    language.use(look.language)
    palette.apply(look)
    app.setWindowIcon(icons.icon("users-three", "accent", fill=True))


def has_display() -> bool:
    """Whether a window could open; only Linux starts without a desktop."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    shown = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", os.environ.get("DISPLAY", ""))
    if shown:
        path = f"/tmp/.X11-unix/X{shown[1]}"
        return Path(path).exists() or f"@{path}" in _listening()
    return bool(os.environ.get("DISPLAY"))


def _listening() -> list[str]:
    """The names of this machine's local sockets: an abstract one, with @, is no file."""
    with suppress(OSError):
        return Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace").split()
    return []
