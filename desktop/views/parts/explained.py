"""Why an entry is there, as the rows of facts that two screens show, and as a letter."""

from PySide6.QtWidgets import QWidget

from desktop.models import explained
from desktop.models.award import Explanation
from desktop.models.explained import Line, Told
from desktop.store import insentences
from desktop.store.community import Reads
from desktop.views.parts.facts import Facts
from desktop.views.parts.layout import row
from desktop.views.parts.tags import Tag
from desktop.views.parts.text import label
from desktop.views.theme.palette import look


def facts_of(told: Told) -> Facts:
    """A row for each line; of several that state the same kind of thing the first says which."""
    facts, before = Facts(56), ""
    for line in told.lines:
        what = explained.title(line.what, look().language) if line.what != before else ""
        facts.add(what, line.text if line.cut is None else _caps(what, line))
        before = line.what
    return facts


def letter_of(reads: Reads, found: Explanation) -> str:
    """The whole as text, to be sent to the member."""
    language = look().language
    return explained.letter(insentences.told(reads, found, language), language)


def _caps(what: str, line: Line) -> QWidget:
    mark = explained.mark(line, look().language)
    made = QWidget()
    tag = Tag(mark, "warn" if line.cut else "ok")
    made.setLayout(row(label(line.text, wrap=True), tag, None))
    made.setAccessibleName(f"{what} {line.text} {mark}")
    return made
