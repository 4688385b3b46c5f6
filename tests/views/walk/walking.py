"""A walk over every screen and dialog that `qunzhu screenshots` knows, with questions to each."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from desktop.store.community import Store
from desktop.views.screenshots import Camera
from desktop.views.settings.labels import LabelSection
from desktop.views.window import Window
from tests.views.walk.checks import HAN, shown

Check = Callable[[QWidget], Iterable[str]]
ROOT = Path(__file__).parents[3]
# Where the invented people and devices of the pictures are named that no store holds.
INVENTED = ("views/sync/example.py", "views/boards/tab.py", "views/importing/example.py")
LANGUAGES = ("简体中文", "繁體中文")
SIGNS = re.compile(r"[A-Za-z0-9][，、；：（）]|[，、；：（）][A-Za-z0-9]")


class Inspector(Camera):
    """Asks instead of taking pictures; `found` has what is wrong, with where it was met first."""

    def __init__(self, checks: Mapping[str, Check], width: int) -> None:
        self._checks, self._width = checks, width
        self.taken = 0
        self.busy = lambda: False
        self.found: dict[str, str] = {}

    def keep(self, widget: QWidget, name: str) -> None:
        """Ask every question of one screen, in a window of the width asked for."""
        if isinstance(widget, Window) and widget.width() < self._width:
            widget.resize(self._width, widget.height())
            QApplication.processEvents()
        for word, check in self._checks.items():
            for told in check(widget):
                self.found.setdefault(f"{word}: {told}", name)


class Doubled(QTranslator):
    """Every text twice over, as a language that takes twice the room; placeholders once."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)

    def isEmpty(self) -> bool:
        """Qt asks no translator that says it has nothing."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The text and once more its words."""
        # What a file dialog reads, and what is put together of placeholders alone.
        if "(*" in source or not HAN.search(source):
            return source
        return source + re.sub(r"\{[^}]*\}|%n", "", source)


def own_words(store: Store) -> set[str]:
    """Every run of Chinese that stands in the community's data, or is invented for a picture."""
    names = store.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%BLOB%'")
    texts = [_text(cell) for (name,) in names for row in _rows(store, name) for cell in row]
    for pattern in INVENTED:
        for path in (ROOT / "desktop").glob(pattern):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts += [_text(one.value) for one in ast.walk(tree) if isinstance(one, ast.Constant)]
    runs = {run for text in texts for run in HAN.findall(text)}
    # In the example of an import every other name is that of somebody's child.
    return runs | {f"{run[0]}小宝" for run in runs}


def _rows(store: Store, table: str) -> list[tuple[object, ...]]:
    return store.rows(f'SELECT * FROM "{table}"')


def _text(cell: object) -> str:
    if isinstance(cell, bytes):
        return cell.decode("utf-8", errors="ignore")
    return cell if isinstance(cell, str) else ""


def untranslated(known: set[str]) -> Check:
    """Chinese that is not the community's own; a longer one may have been cut to its beginning."""
    starts = {run[:length] for run in known for length in range(1, len(run) + 1)}

    def check(root: QWidget) -> Iterator[str]:
        for text in texts(root):
            left = [run for run in HAN.findall(text) if run not in starts]
            if left and text not in LANGUAGES:
                yield f"{left} in {text[:80]!r}"

    return check


def chinese_signs(root: QWidget) -> Iterator[str]:
    """Commas and brackets of Chinese beside English words."""
    yield from (repr(text[:80]) for text in texts(root) if SIGNS.search(text))


def texts(root: QWidget) -> Iterator[str]:
    """Everything that a screen says, shows when pointed at, or has read aloud."""
    yield root.windowTitle()
    for one in shown(root):
        if not _says_community_words(one):
            yield from (one.accessibleName(), one.accessibleDescription(), one.toolTip())
            yield from _texts(one)
    yield from (act.text() for act in root.findChildren(QAction))


def _says_community_words(one: QWidget) -> bool:
    at: QWidget | None = one
    while at is not None and not isinstance(at, LabelSection):
        at = at.parentWidget()
    return at is not None


def _texts(one: QWidget) -> Iterator[str]:
    if isinstance(one, QLabel | QAbstractButton):
        yield one.text()
    elif isinstance(one, QLineEdit | QPlainTextEdit):
        yield one.placeholderText()
    elif isinstance(one, QComboBox):
        yield from (one.itemText(place) for place in range(one.count()))
    elif isinstance(one, QTabBar):
        yield from (one.tabText(place) for place in range(one.count()))
    elif isinstance(one, QHeaderView) and one.model() is not None:
        sections = range(one.count())
        yield from (str(one.model().headerData(at, one.orientation()) or "") for at in sections)
    elif isinstance(one, QAbstractItemView) and one.model() is not None:
        model, root = one.model(), one.rootIndex()
        across = 1 if isinstance(one, QListView) else model.columnCount(root)
        for row in range(min(model.rowCount(root), 40)):
            yield from (str(model.index(row, at, root).data() or "") for at in range(across))
