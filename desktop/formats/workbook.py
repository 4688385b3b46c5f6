"""Workbooks (xlsx, xlsb, xls, ods): checked for size before anything is unpacked, then read."""

import datetime as dt
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

import python_calamine

from desktop.models.problem import Problem

ENTRIES_LIMIT = 5_000
UNPACKED_LIMIT = 600 << 20
# A sheet packs 5 to 30 times smaller; a large one that packs 200 times holds one thing repeated.
RATIO_LIMIT = 200
RATIO_FROM = 64 << 20
CELLS_LIMIT = 3_000_000
TAGS_LIMIT = 6_000_000
COLUMNS_LIMIT = 2_000
SHEETS_LIMIT = 100
_CHUNK = 1 << 20
_LOCAL_HEAD = 30
_TAG_BYTES = 64
_NARROW = 26
_WIDE_CELL = re.compile(rb'r="[A-Z]{2,4}\d')
_LAST_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,4})(\d{1,8})"')
_REPEATED = re.compile(rb'number-(columns|rows)-repeated="(\d+)"')
_CELL_TAG = re.compile(rb"<(?:\w+:)?c[ >/]")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def _cells(file: str) -> Problem:
    return Problem("file.too_many_cells", file=file, limit=f"{CELLS_LIMIT:,}")


def _columns(file: str) -> Problem:
    return Problem("file.too_many_columns", file=file, limit=f"{COLUMNS_LIMIT:,}")


def check_compound(stream: BinaryIO, file: str) -> None:
    """Raises Problem "file.encrypted" for a workbook that wants a password to open."""
    head = stream.read(_CHUNK)
    stream.seek(0)
    if _ENCRYPTED in head:
        raise Problem("file.encrypted", file=file)


def check_zip(stream: BinaryIO, file: str) -> str:
    """The kind of workbook in a zip: xlsx, xlsb or ods. The stream is left at its beginning.

    Raises Problem for anything that is no workbook or would unpack to more than can be read:
    entries, sizes (what they unpack to, not what they claim), rows times columns.
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            entries = archive.infolist()
            kind = _workbook_kind({entry.filename for entry in entries})
            if not kind:
                raise Problem("file.not_a_table", file=file)
            _check_directory(entries, file)
            unpacked = 0
            for entry in entries:
                if "/media/" not in entry.filename:
                    unpacked += _check_entry(stream, entry, kind, file, UNPACKED_LIMIT - unpacked)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError) as damaged:
        raise Problem("file.damaged", file=file) from damaged
    stream.seek(0)
    return kind


def _workbook_kind(names: set[str]) -> str:
    if any(name.endswith("workbook.xml") for name in names):
        return "xlsx"
    if any(name.endswith("workbook.bin") for name in names):
        return "xlsb"
    return "ods" if "content.xml" in names and "mimetype" in names else ""


def _check_directory(entries: list[zipfile.ZipInfo], file: str) -> None:
    if len(entries) > ENTRIES_LIMIT:
        raise Problem("file.bomb", file=file)
    declared = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if declared > UNPACKED_LIMIT:
        raise Problem("file.bomb", file=file)
    if declared > RATIO_FROM and declared > RATIO_LIMIT * packed:
        raise Problem("file.bomb", file=file)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Problem("file.encrypted", file=file)


def _check_entry(stream: BinaryIO, entry: zipfile.ZipInfo, kind: str, file: str, left: int) -> int:
    """Unpack one entry without keeping it; its true size in bytes."""
    is_sheet = kind == "xlsx" and "sharedStrings" not in entry.filename
    glance, census = _Glance(), _Census(file)
    size = 0
    for data in _unpacked(stream, entry):
        size += len(data)
        if size > left or (size > RATIO_FROM and size > RATIO_LIMIT * entry.compress_size):
            raise Problem("file.bomb", file=file)
        if is_sheet:
            glance.see(data)
            if glance.tags > TAGS_LIMIT:
                raise _cells(file)
        elif kind == "ods" and entry.filename == "content.xml":
            census.ods(data)
    if is_sheet and not glance.is_small:
        for data in _unpacked(stream, entry):
            census.xlsx(data)
    return size


def _unpacked(stream: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """The contents of an entry in pieces, by its data and not by the size it claims to have."""
    stream.seek(entry.header_offset)
    head = stream.read(_LOCAL_HEAD)
    if len(head) < _LOCAL_HEAD or head[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile("no entry where the directory says")
    skip = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    stream.seek(skip, 1)
    left = entry.compress_size
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile("unknown compression")
    inflate = zlib.decompressobj(-15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    while left > 0 and (packed := stream.read(min(left, _CHUNK >> 4))):
        left -= len(packed)
        if inflate is None:
            yield packed
            continue
        while packed:
            yield inflate.decompress(packed, _CHUNK)
            packed = inflate.unconsumed_tail


class _Glance:
    """Whether a sheet plainly has few columns and rows, as most have, seen at little cost.

    One that hides a far row before a near one passes, and then ends at the limit of memory.
    """

    def __init__(self) -> None:
        self.tags = 0
        self._is_wide = False
        self._rows = 0
        self._rest = b""

    @property
    def is_small(self) -> bool:
        """All cells stand in columns A to Z, and the square they span is within the limit."""
        return not self._is_wide and self._rows * _NARROW <= CELLS_LIMIT

    def see(self, data: bytes) -> None:
        """Take note of the next piece of the sheet's XML."""
        self.tags += data.count(b"<c ") + data.count(b"<c>")
        # A reference may lie across two pieces.
        data = self._rest + data
        self._rest = data[-_TAG_BYTES:]
        self._is_wide = self._is_wide or _WIDE_CELL.search(data) is not None
        last = _LAST_CELL.match(data, max(0, data.rfind(b"<c r=", 0, len(data) - _TAG_BYTES)))
        if last:
            self._rows = max(self._rows, int(last[2]))


class _Census:
    """Counts the cells of a sheet as its XML passes by."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._tags = 0
        self._rows = 0
        self._columns = 0
        self._rest = b""

    def xlsx(self, data: bytes) -> None:
        """Find the last row and column with a value: the reader fills that square."""
        *rows, self._rest = (self._rest + data).split(b"</row>")
        for row in rows:
            self._row(row)
        if len(self._rest) > 4 * _CHUNK:
            # No row of 2,000 cells is that long: rows are tagged in some other way.
            self._tags += len(_CELL_TAG.findall(self._rest))
            self._rest = b""
        self._check()

    def _row(self, row: bytes) -> None:
        value = max(row.rfind(b"<v"), row.rfind(b"<is"))
        cell = row.rfind(b"<c ", 0, value) if value > 0 else -1
        if cell < 0:
            return
        found = _LAST_CELL.match(row, cell)
        if found:
            self._rows = max(self._rows, int(found[2]))
            letters = found[1]
            if len(letters) > 1 or self._columns < 26:
                self._columns = max(self._columns, _column(letters))

    def ods(self, data: bytes) -> None:
        """Count repeated cells that hold something; trailing empty ones are not kept by readers."""
        self._tags += data.count(b"<table:table-cell")
        for what, count in _REPEATED.findall(self._rest + data):
            # Programs end a sheet with one empty row or cell repeated to the sheet's edge.
            if int(count) > (1 << 14 if what == b"columns" else 1 << 20):
                raise _cells(self._file)
        self._rest = data[-64:]
        self._check()

    def _check(self) -> None:
        if self._columns > COLUMNS_LIMIT:
            raise _columns(self._file)
        if self._rows * self._columns > CELLS_LIMIT or self._tags > TAGS_LIMIT:
            raise _cells(self._file)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def open_workbook(stream: BinaryIO, file: str) -> python_calamine.CalamineWorkbook:
    """The opened workbook. Raises Problem if it is damaged or wants a password."""
    try:
        return python_calamine.CalamineWorkbook.from_filelike(stream)
    except python_calamine.PasswordError as locked:
        raise Problem("file.encrypted", file=file) from locked
    except python_calamine.CalamineError as damaged:
        raise Problem("file.damaged", file=file) from damaged


def visible_sheets(book: python_calamine.CalamineWorkbook) -> list[str]:
    """Names of the sheets a person sees, in order."""
    shown = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == python_calamine.SheetVisibleEnum.Visible
        and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
    ]
    return (shown or book.sheet_names)[:SHEETS_LIMIT]


def load_sheet(
    book: python_calamine.CalamineWorkbook, name: str, file: str
) -> python_calamine.CalamineSheet:
    """One sheet, unpacked in memory. Raises Problem for damage and for more cells than allowed."""
    try:
        sheet = book.get_sheet_by_name(name)
    except python_calamine.WorksheetNotFound as missing:
        raise Problem("file.no_sheet", file=file, sheet=name) from missing
    except python_calamine.CalamineError as damaged:
        raise Problem("file.damaged", file=file) from damaged
    last_row, last_column = sheet.end or (0, 0)
    width, height = last_column + 1, last_row + 1
    if width > COLUMNS_LIMIT:
        raise _columns(file)
    if width * height > CELLS_LIMIT:
        raise _cells(file)
    return sheet


def sheet_rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[str]]:
    """The rows of a sheet from its first row on, every cell as the text it shows."""
    start = sheet.start
    if start is None:
        return
    # Empty rows above the first filled one come along, empty columns before it do not.
    blank = [""] * start[1]
    rows = (
        blank + [cell if type(cell) is str else _shown(cell) for cell in row]
        for row in sheet.iter_rows()
    )
    merged = [
        (top, bottom, column)
        for (top, column), (bottom, _) in sheet.merged_cell_ranges or ()
        if bottom > top
    ]
    yield from _filled(rows, merged) if merged else rows


def _filled(rows: Iterator[list[str]], merged: list[tuple[int, int, int]]) -> Iterator[list[str]]:
    """Rows in which a cell merged downwards says the same in every row that it covers."""
    merged.sort(reverse=True)
    # Column → the last row of the merged cell that covers it, and what that says.
    down: dict[int, tuple[int, str]] = {}
    for line, row in enumerate(rows):
        for column, (bottom, text) in list(down.items()):
            if line > bottom:
                del down[column]
            elif column < len(row) and not row[column]:
                row[column] = text
        while merged and merged[-1][0] <= line:
            top, bottom, column = merged.pop()
            if top == line and column < len(row) and row[column]:
                down[column] = bottom, row[column]
        yield row


def _shown(cell: object) -> str:
    """A number without the .0 that workbooks keep, a date as YYYY-MM-DD, with its time if any."""
    if type(cell) is float:
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "seconds")
    if isinstance(cell, dt.date | dt.time):
        return cell.isoformat()
    return str(cell)
