"""What a packed workbook would unpack to, looked at before anything of it is unpacked."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from desktop.models.problem import Problem

ENTRIES_LIMIT = 5_000
UNPACKED_LIMIT = 600 << 20
# A sheet packs 5 to 30 times smaller; a large one that packs 200 times holds one thing repeated.
RATIO_LIMIT = 200
RATIO_FROM = 64 << 20
CELLS_LIMIT = 3_000_000
TAGS_LIMIT = 6_000_000
COLUMNS_LIMIT = 2_000
_CHUNK = 1 << 20
_LOCAL_HEAD = 30
_TAG_BYTES = 64
_NARROW = 26
_WIDE_CELL = re.compile(rb'r="[A-Z]{2,4}\d')
_LAST_CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,4})(\d{1,8})"')
_REPEATED = re.compile(rb"number-(columns|rows)-repeated\s*=\s*[\"'](\d+)")
_ODS_ROW_END = re.compile(rb"</[\w.-]+:table-row\s*>")
_ODS_TABLE_END = re.compile(rb"</[\w.-]+:table\s*>")
_ODS_ROW = re.compile(rb"<[\w.-]+:table-row\b[^<>]*>")
_ODS_CELL = re.compile(rb"<[\w.-]+:(?:covered-)?table-cell\b([^<>]*)>")
_CELL_TAG = re.compile(rb"<(?:\w+:)?c[ >/]")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def too_many_cells(file: str) -> Problem:
    """What is said of a sheet with more cells than allowed."""
    return Problem("file.too_many_cells", file=file, limit=f"{CELLS_LIMIT:,}")


def too_many_columns(file: str) -> Problem:
    """And of one that is wider."""
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
                raise too_many_cells(file)
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
        # In an ods file all sheets are one entry: cells of those before, and empty rows so far.
        self._before = 0
        self._empty = 0
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
        """Count what repeated rows and cells that hold something come to: readers write each out.

        Trailing empty ones are not kept by readers.
        """
        for what, count in _REPEATED.findall(self._rest[-_TAG_BYTES:] + data):
            # Programs end a sheet with one empty row or cell repeated to the sheet's edge.
            if int(count) > (1 << 14 if what == b"columns" else 1 << 20):
                raise too_many_cells(self._file)
        *rows, self._rest = _ODS_ROW_END.split(self._rest + data)
        for row in rows:
            self._ods_row(row)
        if len(self._rest) > 32 * _CHUNK:
            # No row of 2,000 cells is that long: rows are tagged in some other way.
            self._tags += self._rest.count(b"table-cell")
            self._rest = b""
        self._check()

    def _ods_row(self, row: bytes) -> None:
        """A row's part of the sheet; the sheet before it is over where its table ended."""
        if _ODS_TABLE_END.search(row):
            self._before += self._rows * self._columns
            self._rows = self._columns = self._empty = 0
        times, last = _ods_extent(row)
        self._tags += row.count(b"<table:table-cell")
        if last:
            self._rows += self._empty + times
            self._columns = max(self._columns, last)
        self._empty = 0 if last else self._empty + times

    def _check(self) -> None:
        if self._columns > COLUMNS_LIMIT:
            raise too_many_columns(self._file)
        cells = self._before + self._rows * self._columns
        if cells > CELLS_LIMIT or self._tags > TAGS_LIMIT:
            raise too_many_cells(self._file)


def _ods_extent(row: bytes) -> tuple[int, int]:
    """How often a row stands there, and its last cell that holds something, from 1; 0: none."""
    if b"-repeated" not in row:
        cells = row.count(b"table-cell") - row.count(b"</table:table-cell>")
        return 1, cells if b"table-cell>" in row else 0
    begun = _ODS_ROW.search(row)
    width = last = 0
    for cell in _ODS_CELL.finditer(row):
        width += _repeated(cell[1])
        last = last if cell[1].endswith(b"/") else width
    return _repeated(begun.group()) if begun else 1, last


def _repeated(tag: bytes) -> int:
    """How often a row or cell stands there, by its tag."""
    found = _REPEATED.search(tag) if b"-repeated" in tag else None
    return int(found[2]) if found else 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
