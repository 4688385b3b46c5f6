"""The lines and components of iCalendar text (RFC 5545 section 3.1), read leniently."""

import quopri
import re
from collections.abc import Iterator

from msgspec import Struct, field
from msgspec.structs import replace

# A name may stand behind that of a group, which says nothing by itself: item1.SUMMARY.
_NAME = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)")
_GROUP = re.compile(r"^\s*[A-Za-z0-9-]+\.(?=[A-Za-z0-9-]+[:;])")
# Some write Windows' names of zones without quotes, colon and all: (UTC-08:00) Pacific Time.
_PARAM = re.compile(
    r'\s*;\s*([A-Za-z0-9-]+)\s*=\s*("[^"]*"|\((?:UTC|GMT)[^()";]*\)[^";:]*|[^";:]*)'
    r'((?:,(?:"[^"]*"|[^";:,]*))*)'
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_TEXTS = re.compile("DESCRIPTION|SUMMARY|LOCATION|COMMENT|X-", re.IGNORECASE)
FOLD = 75
# With a space before the colon only these, in capitals: "Time : eight" goes on with the text.
_SPACED = re.compile(
    r"\s*(?:BEGIN|END|UID|DTSTART|DTEND|DTSTAMP|DURATION|RRULE|RDATE|EXDATE|EXRULE|RECURRENCE-ID"
    r"|SEQUENCE|STATUS|CREATED|LAST-MODIFIED|SUMMARY|DESCRIPTION|LOCATION)\s+[:;]"
)
_OUTER = frozenset({"VCALENDAR", "VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})


class Line(Struct, frozen=True):
    """One unfolded content line; parameter names are upper case, their values unquoted."""

    name: str
    value: str
    params: tuple[tuple[str, str], ...] = ()
    number: int = 0

    def param(self, name: str) -> str:
        """The value of a parameter, "" where the line has none."""
        return next((value for key, value in self.params if key == name), "")

    def without(self, *names: str) -> "Line":
        """The same line less the named parameters."""
        return replace(self, params=tuple(p for p in self.params if p[0] not in names))


class Block(Struct):
    """One BEGIN…END component with its lines, its parts and the lines of text it was read from.

    `lead` is what a reader of many parts wants to find at once: a calendar's zones.
    """

    name: str
    number: int
    lines: list[Line] = field(default_factory=list)
    parts: list["Block"] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    closed: bool = False
    lead: list["Block"] = field(default_factory=list)

    def first(self, name: str) -> Line | None:
        """The first line of that name."""
        return next((line for line in self.lines if line.name == name), None)

    def every(self, name: str) -> list[Line]:
        """All lines of that name, in order."""
        return [line for line in self.lines if line.name == name]

    def value(self, name: str) -> str:
        """The trimmed value of the first line of that name, "" where there is none."""
        line = self.first(name)
        return line.value.strip() if line else ""


def unfold(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each logical line as (number of its first line, its physical lines).

    Beside the rule's space or tab, a line that can be no content line belongs to the text before
    it: some programs break long texts without the space.
    """
    held: list[str] = []
    first = 1
    for number, line in enumerate(re.split("\r\n|\n|\r", text), start=1):
        if held and _goes_on(held, line):
            held.append(line)
            continue
        if held:
            yield first, held
        held, first = ([line], number) if line.strip() else ([], number)
    if held:
        yield first, held


def _goes_on(held: list[str], line: str) -> bool:
    if held[-1].endswith("=") and "QUOTED-PRINTABLE" in held[0].upper():
        held[-1] = held[-1][:-1]
        return True
    return line[:1] in (" ", "\t") or _is_loose(line, held[0])


def _is_loose(line: str, before: str) -> bool:
    if not line.strip() or not _TEXTS.match(_GROUP.sub("", before)):
        return False
    plain = re.match(r"\s*(?:[A-Za-z0-9-]+\.)?[A-Za-z0-9-]+[:;]", line)
    return plain is None and _SPACED.match(line) is None


def parse_line(physical: list[str], number: int = 0) -> Line | None:
    """The content line in these physical lines, or None where there is no name and colon."""
    text = physical[0].strip() + "".join(
        part[1:] if part[:1] in (" ", "\t") else part for part in physical[1:]
    )
    name = _NAME.match(text)
    if name is None:
        return None
    at, params = name.end(), []
    while found := _PARAM.match(text, at):
        value = (found[2] + found[3]).replace('"', "").strip()
        params.append((found[1].upper(), value))
        at = found.end()
    # a space before the colon is no part of anything
    at += len(text[at:]) - len(text[at:].lstrip())
    if text[at : at + 1] != ":":
        return None
    line = Line(name[1].upper(), text[at + 1 :], tuple(params), number)
    return _unquoted(line) if "=" in line.value else _mended(line)


def _unquoted(line: Line) -> Line:
    """The text of a line in quoted-printable, as vCalendar 1.0 has it, escaped as today."""
    if line.param("ENCODING").upper() != "QUOTED-PRINTABLE":
        return _mended(line)
    raw = quopri.decodestring(line.value.encode("utf-8", "replace"))
    try:
        text = raw.decode(line.param("CHARSET") or "utf-8", "replace")
    except LookupError:
        text = raw.decode("utf-8", "replace")
    return replace(line.without("ENCODING", "CHARSET"), value=escape(text))


def _mended(line: Line) -> Line:
    """The line with the colons in its zone's name put back: "TZID=GMT+08:00" is written bare."""
    found = re.fullmatch(r"(\d\d|//.*):(\d{8}(?:T.*)?)", line.value)
    if found is None or not line.param("TZID"):
        return line
    zone = f"{line.param('TZID')}:{found[1]}"
    params = tuple((key, zone if key == "TZID" else value) for key, value in line.params)
    return replace(line, value=found[2], params=params)


def read_blocks(text: str) -> list[Block]:
    """The outermost components of a text; what never ends is closed by what ends around it.

    Its lines as they came are such as any reader takes: what is no line is left out of them.
    """
    root = Block("", 0)
    stack = [root]
    for number, physical in unfold(text):
        line = parse_line(physical, number)
        if line is None:
            continue
        if line.name == "END":
            _end(stack, line.value.strip().upper())
            continue
        if line.name == "BEGIN":
            block = Block(line.value.strip().upper(), number)
            _leave(stack, block.name)
            stack[-1].parts.append(block)
            stack.append(block)
        else:
            stack[-1].lines.append(line)
        for block in stack[1:]:
            block.raw.extend(_folded(physical))
    while len(stack) > 1:
        _pop(stack)
    return root.parts


def _folded(physical: list[str]) -> Iterator[str]:
    """The lines of one content line, with the space that some leave out where it goes on."""
    yield physical[0]
    for more in physical[1:]:
        yield more if more[:1] in (" ", "\t") else f" {more}"


def _leave(stack: list[Block], name: str) -> None:
    """Components of a calendar never stand in one another: the one before forgot to end."""
    if name not in _OUTER:
        return
    while len(stack) > 1 and stack[-1].name != ("" if name == "VCALENDAR" else "VCALENDAR"):
        _pop(stack)


def _end(stack: list[Block], name: str) -> None:
    if not any(block.name == name for block in stack[1:]):
        return
    while (block := _pop(stack)).name != name:
        pass
    block.closed = True


def _pop(stack: list[Block]) -> Block:
    for block in stack[1:]:
        block.raw.append(f"END:{stack[-1].name}")
    return stack.pop()


def unescape(value: str) -> str:
    """The text of a TEXT value (RFC 5545 section 3.3.11)."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value).strip()


def escape(text: str) -> str:
    """A text as a TEXT value."""
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def line_text(line: Line) -> str:
    """A line as written, unfolded; a parameter value with a separator in it is quoted."""
    params = "".join(f";{key}={_quoted(value)}" for key, value in line.params)
    return f"{line.name}{params}:{line.value}"


def _quoted(value: str) -> str:
    return f'"{value}"' if re.search("[:;,]", value) else value


def fold(line: str) -> str:
    """A line broken after at most 75 bytes, never inside a character (RFC 5545 section 3.1)."""
    parts, held, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > FOLD:
            parts.append(held)
            held, size = " ", 1
        held += char
        size += width
    return "\r\n".join([*parts, held])
