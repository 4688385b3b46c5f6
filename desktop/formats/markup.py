"""The table in a web page or an XML spreadsheet, which many systems save as .xls."""

import re
from html.parser import HTMLParser

from desktop.models.problem import Problem

LIMIT = 64 << 20
CELLS_LIMIT = 3_000_000
COLUMNS_LIMIT = 2_000
_ROWS = ("tr", "row")
_CELLS = ("td", "th", "cell")
_BREAKS = ("br", "p", "div")
_HIDDEN = ("style", "script", "comment", "o:documentproperties", "styles")
_LIKE_TABLE = re.compile(r"<(?:table|ss:table)\b", re.IGNORECASE)
_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<meta|<table|<\?xml|<style)", re.I)
# Spreadsheets repeat a cell over rows that span further than the table: no more than this.
_SPAN_LIMIT = 10_000


def is_markup(beginning: str) -> bool:
    """Whether a text begins as a web page or an XML spreadsheet does."""
    return _HTML.match(beginning) is not None


def table_of(text: str, file: str) -> list[list[str]]:
    """The rows of its tables; a cell over several rows says the same in each of them.

    Raises Problem "file.not_a_table" where there is no table, and for too many cells.
    """
    if not _LIKE_TABLE.search(text):
        raise Problem("file.not_a_table", file=file)
    reader = _Tables(file)
    reader.feed(text)
    reader.close()
    reader.end_row()
    if not any(cell.strip() for row in reader.rows for cell in row):
        raise Problem("file.not_a_table", file=file)
    return reader.rows


class _Tables(HTMLParser):
    """Collects rows of cells, whatever stands around them."""

    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._file = file
        self._cells = 0
        self._row: list[str] | None = None
        self._text: list[str] | None = None
        self._hidden = 0
        self._spans = (1, 1)
        # Column → how many more rows its cell goes on, and what it says.
        self._down: dict[int, tuple[int, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a row or a cell."""
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _ROWS:
            self.end_row()
            self._row = []
        elif tag in _CELLS and self._row is not None:
            self._end_cell()
            self._begin_cell(dict(attrs))
        elif tag in _BREAKS and self._text:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close what it opened."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _CELLS:
            self._end_cell()
        elif tag in (*_ROWS, "table"):
            self.end_row()

    def handle_data(self, data: str) -> None:
        """Take the text of a cell."""
        if self._text is not None and not self._hidden:
            self._text.append(data)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        assert self._row is not None
        self._text = []
        down = _number(attributes, "rowspan") or _number(attributes, "ss:mergedown") + 1
        across = _number(attributes, "colspan") or _number(attributes, "ss:mergeacross") + 1
        self._spans = min(down, _SPAN_LIMIT), min(across, COLUMNS_LIMIT)
        self._fill()
        # An XML spreadsheet leaves empty cells out and says where the next one stands.
        place = min(_number(attributes, "ss:index"), COLUMNS_LIMIT)
        self._row.extend([""] * (place - 1 - len(self._row)))

    def _fill(self) -> None:
        """Repeat what cells above say in the columns that they cover."""
        assert self._row is not None
        while (at := len(self._row)) in self._down:
            left, text = self._down.pop(at)
            if left > 1:
                self._down[at] = left - 1, text
            self._row.append(text)

    def _end_cell(self) -> None:
        if self._text is None or self._row is None:
            return
        text = "".join(self._text).replace("\u00a0", " ").strip()
        down, across = self._spans
        for part in range(across):
            said = text if not part else ""
            if down > 1:
                self._down[len(self._row)] = down - 1, said
            self._row.append(said)
        self._text = None

    def end_row(self) -> None:
        """Close the row that is open, if any."""
        self._end_cell()
        if self._row is None:
            return
        self._fill()
        self._cells += len(self._row) + 1
        if len(self._row) > COLUMNS_LIMIT:
            raise Problem("file.too_many_columns", file=self._file, limit=f"{COLUMNS_LIMIT:,}")
        if self._cells > CELLS_LIMIT:
            raise Problem("file.too_many_cells", file=self._file, limit=f"{CELLS_LIMIT:,}")
        self.rows.append(self._row)
        self._row = None


def _number(attributes: dict[str, str | None], name: str) -> int:
    text = attributes.get(name) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0
