"""The interface language: our texts and Qt's own, changed while running."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

import resources
from desktop.models import labels
from desktop.views.labelled import Labels

# zh_CN is the language of the source, so only Qt's own texts are loaded for it.
SOURCE = "zh_CN"

_installed: list[QTranslator] = []


def use(language: str) -> None:
    """Translate everything built from now on into zh_CN, zh_TW or en."""
    app = QCoreApplication.instance()
    assert app is not None
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    labels.write_as(language)
    QLocale.setDefault(QLocale(language))
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    paths = [f"{folder}/qtbase_{language}.qm"]
    if language != SOURCE:
        paths.append(str(resources.FOLDER / f"i18n/qunzhu_{language}.qm"))
    for path in paths:
        translator = QTranslator(app)
        if translator.load(path):
            app.installTranslator(translator)
            _installed.append(translator)
    words = Labels(app, list(_installed))
    app.installTranslator(words)
    _installed.append(words)
