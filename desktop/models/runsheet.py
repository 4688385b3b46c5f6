"""The run sheet of a session: its parts, planned and actual minutes, and what was asked."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from msgspec import Struct

from desktop.models.calendar import Occurrence
from desktop.models.traditional import written

WAITING, ANSWERING, ANSWERED = "waiting", "answering", "answered"
QUESTION_STATES = (WAITING, ANSWERING, ANSWERED)
Standing = Literal["planned", "running", "finished"]
MOST_PARTS = 60
MOST_MINUTES = 24 * 60
_MINUTE = 60_000

# What a template gives: (zh_CN, en), how much of an hour, and who speaks: h the host, l the guest.
_OPENING = (
    (("开场", "Opening"), 3, "h"),
    (("嘉宾介绍", "Introducing the guest"), 3, "h"),
)
_POINT = ("分享{number}", "Point {number}")
_CLOSING = ((("问答", "Questions and answers"), 20, "lh"), (("致谢", "Thanks"), 4, "h"))
_POINTS_SHARE = 30
_CHINESE_NUMBERS = "一二三四五六七八九"
MOST_POINTS = len(_CHINESE_NUMBERS)


class Part(Struct, frozen=True):
    """One part of a run sheet; `planned` in minutes, `started` and `ended` ms UTC or None."""

    id: bytes
    position: int
    title: str
    who: str = ""
    planned: int = 0
    script: str = ""
    material: tuple[str, ...] = ()
    started: int | None = None
    ended: int | None = None

    @property
    def running(self) -> bool:
        """Whether it is on now."""
        return self.started is not None and self.ended is None

    def seconds(self, now: int) -> int:
        """How long it took, or has taken by `now` (ms UTC); 0 before it began."""
        if self.started is None:
            return 0
        return max(0, ((now if self.ended is None else self.ended) - self.started) // 1000)

    def minutes(self, now: int) -> int:
        """Whole minutes: rounded when it is over, those gone by while it is on."""
        seconds = self.seconds(now)
        return seconds // 60 if self.ended is None else (seconds + 30) // 60

    def over(self, now: int) -> int:
        """By how many minutes it took longer than planned; 0 when nothing was planned."""
        return max(0, self.minutes(now) - self.planned) if self.planned else 0


class Question(Struct, frozen=True):
    """What somebody asked; `member` None is a guest who is only called by name."""

    id: bytes
    member: bytes | None
    name: str
    text: str
    state: str
    position: int
    likes: int
    at: int
    answered: int | None = None


class Draft(Struct, frozen=True):
    """A part that is not there yet."""

    title: str
    who: str
    planned: int


class Summary(Struct, frozen=True):
    """What a session came to by `at` (ms UTC): minutes, people, questions, lines kept of it."""

    at: int
    planned: int
    actual: int
    over: tuple[Part, ...]
    parts: int
    done: int
    came: int
    late: int
    asked: int
    answered: int
    lines: int
    # Points given for it, and those that the rules will still give.
    points: int = 0
    more: int = 0


def current(parts: Sequence[Part]) -> Part | None:
    """The part that is on now: the last that began and is not over."""
    return next((part for part in reversed(parts) if part.running), None)


def following(parts: Sequence[Part]) -> Part | None:
    """The part that comes next: the first after the last that began."""
    begun = [at for at, part in enumerate(parts) if part.started is not None]
    return next(iter(parts[begun[-1] + 1 if begun else 0 :]), None)


def standing(parts: Sequence[Part]) -> Standing:
    """Whether a session is still to come, on, or over."""
    if current(parts) is not None:
        return "running"
    return "finished" if any(part.started is not None for part in parts) else "planned"


def planned(parts: Sequence[Part]) -> int:
    """Minutes that all parts together are meant to take."""
    return sum(part.planned for part in parts)


def begun(parts: Sequence[Part]) -> int | None:
    """When the session began, ms UTC."""
    return min((part.started for part in parts if part.started is not None), default=None)


def finished(parts: Sequence[Part]) -> int | None:
    """When a session that is over ended, ms UTC."""
    if standing(parts) != "finished":
        return None
    return max((part.ended for part in parts if part.ended is not None), default=None)


def elapsed(parts: Sequence[Part], now: int) -> int:
    """Seconds since the session began, until it was over or `now`."""
    since = begun(parts)
    if since is None:
        return 0
    until = finished(parts)
    return max(0, ((now if until is None else until) - since) // 1000)


def drafts(
    minutes: int, points: int, host: str, guest: str, titles: Sequence[str], language: str
) -> list[Draft]:
    """The parts of a session with a guest, `minutes` shared out among them.

    `titles` name the points; one without is only numbered. Shares are rounded so that together
    they are `minutes` again, if every part can have one.
    """
    at = 0 if language.startswith("zh") else 1
    named = [_point(number, titles, language) for number in range(points)]
    rows = [
        *((written(words[at], language), share * points, who) for words, share, who in _OPENING),
        *((title, _POINTS_SHARE, "l") for title in named),
        *((written(words[at], language), share * points, who) for words, share, who in _CLOSING),
    ]
    people = {"h": host, "l": guest}
    comma = ("，", ", ")[at]
    shares = _shared(minutes, [share for _, share, _ in rows])
    return [
        Draft(title, comma.join(filter(None, dict.fromkeys(people[one] for one in who))), given)
        for (title, _, who), given in zip(rows, shares, strict=True)
    ]


def _point(number: int, titles: Sequence[str], language: str) -> str:
    at = 0 if language.startswith("zh") else 1
    counted = _CHINESE_NUMBERS[number] if at == 0 else str(number + 1)
    word = written(_POINT[at], language).format(number=counted)
    said = titles[number].strip() if number < len(titles) else ""
    return f"{word}{('：', ': ')[at]}{said}" if said else word


def _shared(minutes: int, shares: Sequence[int]) -> list[int]:
    """Whole minutes by share, at least one each; what rounding leaves goes where most was cut."""
    total = sum(shares)
    given = [max(1, minutes * share // total) for share in shares]
    left = minutes - sum(given)
    cut = sorted(range(len(shares)), key=lambda at: -(minutes * shares[at] % total))
    for at in cut[: max(0, left)]:
        given[at] += 1
    while sum(given) > max(minutes, len(given)):
        given[max(range(len(given)), key=lambda at: given[at])] -= 1
    return given


def meant_minutes(one: Occurrence) -> int:
    """How long an occurrence is meant to take; a whole day is no session of 24 hours."""
    length = one.end - one.start
    return 60 if one.all_day else max(1, round(length.total_seconds() / 60))


def clock(at: int, zone: str) -> str:
    """HH:MM in a zone of a moment, ms UTC."""
    from zoneinfo import ZoneInfo

    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).strftime("%H:%M")


def hms(seconds: int) -> str:
    """HH:MM:SS of a duration."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
