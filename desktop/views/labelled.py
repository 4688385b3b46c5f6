"""The community's own words in every text of the window: a layer over the translations."""

from PySide6.QtCore import QCoreApplication, QTranslator

from desktop.models import labels
from desktop.store import labels as kept
from desktop.store.reads import Reads


class Labels(QTranslator):
    """Asks the translations below and says the community's words in what they answer."""

    def __init__(self, parent: QCoreApplication, below: list[QTranslator]) -> None:
        super().__init__(parent)
        self._below = below

    def isEmpty(self) -> bool:
        """Qt asks no translator that says it has nothing."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The text with the community's words; None where it says nothing of them."""
        if not labels.stands():
            return None
        for one in reversed(self._below):
            found = one.translate(context, source, disambiguation, n)
            if found:
                return labels.said(found)
        other = labels.said(source)
        return other if other != source else None


def take(reads: Reads) -> bool:
    """Say what the open community says; whether that is anything else than before."""
    before = labels.table()
    labels.use(kept.table(reads))
    return labels.table() != before
