"""Calendar files that come packed: Google gives all calendars of an account as one zip."""

import io
import zipfile
import zlib

from desktop.models.problem import Problem

# Read at once, and its text takes several times as much; years of a busy calendar are 10 MB.
CALENDAR_LIMIT = 50 << 20
_MOST = 200


def calendars_in(data: bytes, file: str) -> list[bytes]:
    """The calendar files in these bytes: those of a zip in the order of their names, or itself.

    Raises Problem calendar.no_calendar, file.too_large.
    """
    if not data.startswith(b"PK\x03\x04"):
        return [data]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _unpacked(archive, file)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as damaged:
        raise Problem("calendar.no_calendar", file=file) from damaged


def _unpacked(archive: zipfile.ZipFile, file: str) -> list[bytes]:
    found = sorted(
        (one for one in archive.infolist() if one.filename.lower().endswith((".ics", ".ical"))),
        key=lambda one: one.filename,
    )
    locked = any(one.flag_bits & 1 for one in found)
    if not found or locked or len(found) > _MOST:
        raise Problem("calendar.no_calendar", file=file)
    taken: list[bytes] = []
    left = CALENDAR_LIMIT
    for one in found:
        with archive.open(one) as stream:
            # by what it unpacks to, not by the size it claims
            taken.append(stream.read(left + 1))
        left -= len(taken[-1])
        if left < 0:
            raise Problem("file.too_large", file=file, limit=CALENDAR_LIMIT >> 20)
    return taken
