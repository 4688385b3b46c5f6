"""Opens a table file of any kind as rows of texts, found by its contents and not its name."""

import contextlib
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from msgspec import Struct

from desktop.formats import markup, sniff
from desktop.formats.delimited import QuotedRows, plain_rows
from desktop.formats.header import HEADER_WITHIN, header_score
from desktop.formats.jielong import as_table, parse_jielong
from desktop.models.problem import Problem

TEXT_LIMIT = 1 << 30
WORKBOOK_LIMIT = 256 << 20
LINE_LIMIT = 4 << 20
_DELIMITERS = ",\t;|，"
# A document of another kind: JSON, XML, rich text, PDF, a contact, a calendar, statements of SQL.
_NO_TABLE = re.compile(
    r"<|\{\\rtf|[\[{]\s*(?:[\[{\"\]}]|$)|%PDF-|BEGIN:V|(?:INSERT INTO|CREATE TABLE)\s",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*\d{1,5}\s*[.、．。)）]\s*\D")
_NAME_PHONE = re.compile(
    r"\s*(?:\d{1,4}\s*[.、)）]\s*)?([^\s\d,，、:：;；|][^\d,，、:：;；|]{0,30}?)[\s,，、:：;；|]*"
    r"((?:\+?86[- ]?)?1\d{2}[ -]?\d{4}[ -]?\d{4})\s*"
)
_DEFAULT_DELIMITER = ","


class Sheet(Struct):
    """An open table: its rows as lists of texts, from the first of the file on, blank ones too.

    `kind` is csv, html, jielong, xlsx, xlsb, xls or ods; `total` the rows, in a text at most
    so many.
    """

    kind: str
    rows: Iterator[list[str]]
    total: int
    encoding: str = ""
    name: str = ""
    names: tuple[str, ...] = ()


def open_sheet(stream: BinaryIO, file: str, *, encoding: str = "", name: str = "") -> Sheet:
    """The table in a seekable file: the sheet called `name`, else the first with a header.

    `encoding` overrules what the text looks like. Raises Problem for what is no table, is too
    large, damaged, protected or in another encoding.
    """
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    head = stream.read(4096)
    stream.seek(0)
    if not size:
        raise Problem("file.empty", file=file)
    kind = sniff.kind_of(head)
    if kind == "other":
        raise Problem("file.not_a_table", file=file)
    limit = TEXT_LIMIT if kind == "text" else WORKBOOK_LIMIT
    if size > limit:
        raise Problem("file.too_large", file=file, limit=limit >> 20)
    if kind == "text":
        return _open_text(stream, file, encoding)
    return _open_workbook(stream, file, kind, name)


def _open_workbook(stream: BinaryIO, file: str, kind: sniff.Kind, name: str) -> Sheet:
    # Rosters are mostly text files: the reader of workbooks is loaded when one comes.
    from desktop.formats import packed, workbook

    if kind == "zip":
        found = packed.check_zip(stream, file)
    else:
        packed.check_compound(stream, file)
        found = "xls"
    book = workbook.open_workbook(stream, file)
    names = workbook.visible_sheets(book)
    best: Sheet | None = None
    for title in [name] if name else names:
        loaded = workbook.load_sheet(book, title, file)
        rows = workbook.sheet_rows(loaded)
        first = list(islice(rows, HEADER_WITHIN))
        total = loaded.end[0] + 1 if loaded.end else 0
        sheet = Sheet(found, chain(first, rows), total, name=title, names=tuple(names))
        if header_score(first):
            return sheet
        if first and best is None:
            best = sheet
    if best is None:
        raise Problem("file.empty", file=file)
    return best


def _open_text(stream: BinaryIO, file: str, encoding: str) -> Sheet:
    text = sniff.scan_text(stream)
    stream.seek(0)
    if text is None and not encoding:
        raise Problem("file.not_a_table", file=file)
    if text and text.longest > LINE_LIMIT:
        raise Problem("file.line_too_long", file=file, limit=LINE_LIMIT >> 20)
    chosen = encoding or (text.encoding if text else "")
    try:
        lines = io.TextIOWrapper(stream, chosen, errors="replace", newline="")
        first = list(islice(lines, HEADER_WITHIN))
    except (LookupError, UnicodeError) as wrong:
        raise Problem("file.unknown_encoding", file=file, encoding=chosen) from wrong
    if encoding and "".join(first).count("\ufffd") > len(first):
        raise Problem("file.unknown_encoding", file=file, encoding=encoding)
    return _table_in(first, lines, file, chosen, text)


def _table_in(
    first: list[str], lines: Iterable[str], file: str, encoding: str, text: sniff.Text | None
) -> Sheet:
    """The table that these first lines and those that follow hold, whichever way it is written."""
    if first and first[0].casefold().startswith("sep="):
        first = ["\n", *first[1:]]
    beginning = "".join(first).strip("\ufeff \t\r\n")
    if markup.is_markup(beginning):
        pages = "".join(chain(first, _limited(lines, file)))
        table = markup.table_of(pages, file)
        return Sheet("html", iter(table), len(table), encoding=encoding)
    _check_beginning(beginning, file)
    if signed := _signed_list(first, lines):
        return Sheet("jielong", iter(signed), len(signed), encoding=encoding)
    delimiter = find_delimiter(first)
    if _names_with_phones(first, delimiter):
        rows: Iterator[list[str]] = map(_parted, chain(first, lines))
        return Sheet("csv", rows, text.lines if text else 0, encoding=encoding)
    every = chain(first, lines)
    quoted = text is None or text.quotes
    table_rows = (QuotedRows if quoted else plain_rows)(every, delimiter, file)
    return Sheet("csv", iter(table_rows), text.lines if text else 0, encoding=encoding)


def _limited(lines: Iterable[str], file: str) -> Iterator[str]:
    left = markup.LIMIT
    for line in lines:
        left -= len(line)
        if left < 0:
            raise Problem("file.too_large", file=file, limit=markup.LIMIT >> 20)
        yield line


def _check_beginning(text: str, file: str) -> None:
    if not text:
        raise Problem("file.empty", file=file)
    if _NO_TABLE.match(text):
        raise Problem("file.not_a_table", file=file)


def _signed_list(first: list[str], lines: Iterable[str]) -> list[list[str]]:
    """A text that is a 接龙 as a table; empty if it is none."""
    numbered = sum(1 for line in first if _NUMBERED.match(line))
    if not any("接龙" in line or "接龍" in line for line in first[:5]) and numbered * 2 < len(
        first
    ):
        return []
    if header_score([line.split(",") for line in first]):
        return []
    # Whoever writes a text by hand writes no more than this.
    text = "".join(chain(first, islice(lines, 20_000)))
    return as_table(parse_jielong(text))


def _names_with_phones(lines: Sequence[str], delimiter: str) -> bool:
    """Whether these are lines of a name and a phone, however parted, and no table."""
    filled = [line for line in lines if line.strip()]
    found = [line for line in filled if _NAME_PHONE.fullmatch(line)]
    if len(found) * 3 < len(filled) * 2 or header_score([line.split(delimiter) for line in lines]):
        return False
    # Where the usual mark parts them all, they are a table without a header.
    return any(line.count(delimiter) != 1 for line in found)


def _parted(line: str) -> list[str]:
    found = _NAME_PHONE.fullmatch(line)
    return [found[1], found[2]] if found else [line.strip()]


def find_delimiter(lines: Sequence[str]) -> str:
    """The mark that parts columns: with it the first lines hold a header, else the same width."""
    best, best_rank = _DEFAULT_DELIMITER, (0, 0, 0)
    for delimiter in _DELIMITERS:
        rows = _begun(lines, delimiter)
        widths = [len(row) for row in rows]
        usual = max(widths, key=widths.count, default=1)
        rank = (header_score(rows), widths.count(usual) if usual > 1 else 0, usual)
        if rank > best_rank:
            best, best_rank = delimiter, rank
    return best


def _begun(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """The rows that stand whole in these lines, the last of which may end within a cell."""
    rows: list[list[str]] = []
    with contextlib.suppress(Problem):
        for row in QuotedRows(lines, delimiter):
            if any(row):
                rows.append(row)
    return rows
