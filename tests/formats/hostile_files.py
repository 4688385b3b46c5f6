"""Files that want to hurt: bombs, lying sizes, endless rows, and things that are no table."""

import io
import struct
import zipfile
from collections.abc import Iterable

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_PARTS = (
    f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" Type="{_OFFICE}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" '
    'Target="sharedStrings.xml"/></Relationships>'
)
OPEN = f'<worksheet xmlns="{_MAIN}"><sheetData>'
CLOSE = "</sheetData></worksheet>"
SHEET = "xl/worksheets/sheet1.xml"


def workbook(sheet: Iterable[str], strings: str = "") -> bytes:
    """An xlsx with one sheet of this XML, and perhaps one shared string."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _ROOT),
            ("xl/workbook.xml", _BOOK),
            ("xl/_rels/workbook.xml.rels", _PARTS),
            (
                "xl/sharedStrings.xml",
                f'<sst xmlns="{_MAIN}" count="1" uniqueCount="1"><si><t>{strings}</t></si></sst>',
            ),
        ):
            archive.writestr(name, text)
        with archive.open(SHEET, "w") as part:
            for piece in sheet:
                part.write(piece.encode())
    return file.getvalue()


def grid(rows: int, columns: int, cell: str = "<c><v>1</v></c>") -> Iterable[str]:
    """The XML of a full sheet."""
    yield OPEN
    row = f"<row>{cell * columns}</row>"
    for _ in range(rows):
        yield row
    yield CLOSE


def claim_size(book: bytes, size: int) -> bytes:
    """The same zip, its sheet said to unpack to `size` bytes."""
    changed = bytearray(book)
    for signature, offset, name_length, name in (
        (b"PK\x03\x04", 22, 26, 30),
        (b"PK\x01\x02", 24, 28, 46),
    ):
        at = -1
        while (at := changed.find(signature, at + 1)) >= 0:
            length = int.from_bytes(changed[at + name_length : at + name_length + 2], "little")
            if changed[at + name : at + name + length] == SHEET.encode():
                changed[at + offset : at + offset + 4] = struct.pack("<I", size)
    return bytes(changed)


def ods(body: str) -> bytes:
    """An OpenDocument sheet with these rows."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{office}:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content xmlns:office="{office}:office:1.0" '
            f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0"><office:body>'
            f'<office:spreadsheet><table:table table:name="S">{body}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return file.getvalue()


def many_entries(count: int) -> bytes:
    """A workbook's name on a zip of very many empty entries."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/workbook.xml", _BOOK)
        for number in range(count):
            archive.writestr(f"x{number}", "")
    return file.getvalue()
