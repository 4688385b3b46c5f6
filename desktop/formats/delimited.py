"""Rows of a delimited text, where a quote that nobody closed swallows no other row."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator

from desktop.models.problem import Problem

COLUMNS_LIMIT = 2_000
# A cell that goes on for more lines than this was hardly meant as one.
LINES_LIMIT = 200
_QUOTE = '"'


class _Runaway(Exception):
    """A record takes more lines than a cell has."""


def plain_rows(lines: Iterable[str], delimiter: str, file: str) -> Iterator[list[str]]:
    """Rows of a text without quotes, a line each. Raises Problem for endless rows."""
    for line in lines:
        row = line.rstrip("\r\n").split(delimiter)
        _check_width(row, file)
        yield row


def _check_width(row: list[str], file: str) -> None:
    if len(row) > COLUMNS_LIMIT:
        raise Problem("file.too_many_columns", file=file, limit=f"{COLUMNS_LIMIT:,}")


class QuotedRows:
    """Rows of a text with quotes (RFC 4180), each line read anew where a quote is a stray one.

    A stray quote stands for nothing: its line is read without quotes, and those it would have
    swallowed are rows of their own. Raises Problem file.broken_quotes, which names the line,
    where rows can't be told from the lines of a cell, and for endless rows.
    """

    def __init__(self, lines: Iterable[str], delimiter: str, file: str = "") -> None:
        self._lines = iter(lines)
        self._delimiter = delimiter
        self._file = file
        self._again: deque[str] = deque()
        self._record: list[str] = []
        self._line = 1
        self._width = 0

    def __iter__(self) -> Iterator[list[str]]:
        reader = self._reader()
        while True:
            try:
                row = next(reader, None)
                broken = row is not None and self._is_broken(row)
            except (_Runaway, csv.Error):
                row, broken = [], True
            if row is None:
                return
            if broken:
                row = self._first_line()
                reader = self._reader()
            _check_width(row, self._file)
            self._line += len(self._record)
            self._record.clear()
            self._width = max(self._width, len(row))
            yield row

    def _reader(self) -> Iterator[list[str]]:
        return csv.reader(self._next_lines(), delimiter=self._delimiter)

    def _next_lines(self) -> Iterator[str]:
        while True:
            line = self._again.popleft() if self._again else next(self._lines, None)
            if line is None:
                return
            self._record.append(line)
            if len(self._record) > LINES_LIMIT:
                raise _Runaway
            yield line

    def _is_broken(self, row: list[str]) -> bool:
        """Whether the quotes of the record at hand are none that a program wrote."""
        record = self._record
        if len(record) == 1 and record[0].count(_QUOTE) % 2 == 0:
            return False
        if not self._is_strict():
            return True
        if len(record) == 1 or self._width < 2:
            return False
        whole = all(map(self._is_row, record))
        return whole and (len(row) != self._width or len(record) > 2)

    def _is_strict(self) -> bool:
        try:
            found = list(csv.reader(self._record, delimiter=self._delimiter, strict=True))
        except csv.Error:
            return False
        return len(found) == 1

    def _is_row(self, line: str) -> bool:
        return line.count(self._delimiter) == self._width - 1

    def _first_line(self) -> list[str]:
        """The first line without its quotes; what followed is read again."""
        first, *others = self._record
        cells = [cell.strip(_QUOTE) for cell in first.rstrip("\r\n").split(self._delimiter)]
        self._width = self._width or len(cells)
        rows = sum(map(self._is_row, others))
        sure = first.count(_QUOTE) == 1 or len(cells) == self._width
        if rows * 2 < len(others) or not sure:
            raise Problem("file.broken_quotes", file=self._file, line=self._line)
        self._again.extendleft(reversed(others))
        del self._record[1:]
        return cells
