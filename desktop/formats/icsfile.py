"""What a calendar file holds, as it travels from the child process that read it."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field


class IcsSeries(Struct, frozen=True):
    """One UID of a file: the fields a series has, and its own text.

    `cancels` says the file takes it back (METHOD:CANCEL); `partial` that it only changes
    occurrences of a series it does not hold; `unknown_zones` are names of zones that mean nothing,
    `unread_rules` rules that give no occurrence beside the first, `unread_dates` single dates,
    added or taken out, that cannot be read.
    """

    uid: str
    title: str
    place: str
    note: str
    rule: str
    start: str
    zone: str
    minutes: int
    all_day: bool
    rdates: tuple[str, ...]
    exdates: tuple[str, ...]
    text: str
    line: int
    sequence: int = 0
    cancels: bool = False
    partial: bool = False
    unknown_zones: tuple[str, ...] = ()
    unread_rules: tuple[str, ...] = ()
    unread_dates: tuple[str, ...] = ()


class Rejected(Struct, frozen=True):
    """A component that could not be taken, or not whole, with the problem's code and values."""

    line: int
    title: str
    code: str
    values: tuple[tuple[str, str], ...]


class IcsFile(Struct):
    """What one calendar file holds; `ignored` counts components that are no events.

    `torn` says where it breaks off: what stands there was taken as far as it goes.
    """

    series: list[IcsSeries] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    torn: list[Rejected] = field(default_factory=list)
    ignored: Counter[str] = field(default_factory=Counter)


class IcsPart(Struct, frozen=True):
    """A piece of an `IcsFile` on its way from the child process that read it."""

    series: IcsSeries | None = None
    rejected: Rejected | None = None
    torn: Rejected | None = None
    ignored: dict[str, int] | None = None


def parts(found: IcsFile) -> list[IcsPart]:
    """A file's contents as a list of like things."""
    return [
        *(IcsPart(series=one) for one in found.series),
        *(IcsPart(rejected=one) for one in found.rejected),
        *(IcsPart(torn=one) for one in found.torn),
        IcsPart(ignored=dict(found.ignored)),
    ]


def joined(found: Iterable[IcsPart]) -> IcsFile:
    """The file that these parts were."""
    whole = IcsFile()
    for part in found:
        if part.series:
            whole.series.append(part.series)
        if part.rejected:
            whole.rejected.append(part.rejected)
        if part.torn:
            whole.torn.append(part.torn)
        whole.ignored.update(part.ignored or {})
    return whole
