"""What a newer file moved, an event or a series, is known by its first start all the same."""

import re
from datetime import date, datetime, time, timedelta

from desktop.models.recurrence import instances, original_text
from desktop.models.seriesplan import plan
from desktop.models.stricttext import naive

LINE = "X-QUNZHU-ORIGINAL"
# How far around its first time a series that goes on is looked at for the one it was.
_REACH = timedelta(days=60)
_YEARS = timedelta(days=800)
_SAID = re.compile(rf"(?mi)^{LINE}[^\r\n]*\r?\n")
_EVENT = re.compile(r"(?mi)^BEGIN[ \t]*:[ \t]*VEVENT[ \t]*\r?\n")


def given(text: str, home: str) -> str:
    """The original start that a text alone gives its first event."""
    made = plan(text, home)
    event = made.master or made.events[0]
    return original_text(event.start, made.zones, event.floating)


def kept(text: str) -> str:
    """The original start that a text keeps for its first occurrence; "" where it is its own."""
    found = _SAID.search(text)
    return found[0].partition(":")[2].strip() if found else ""


def keeping(text: str, before: str, home: str, now: datetime) -> str:
    """The text of a file in place of the one `before`: what it moved stays the one it was.

    A series that was over by `now` is not moved by one that begins after it: it is held again.
    """
    plain = _SAID.sub("", text)
    if not before:
        return plain
    old, new = plan(before, home), plan(plain, home)
    if old.single and new.single:
        first = kept(before) or given(before, home)
    elif old.single or new.single or old.master is None or new.master is None:
        return plain
    else:
        first = _of_series(plain, before, home, now)
    if first in ("", given(plain, home)):
        return plain
    return _EVENT.sub(lambda found: f"{found[0]}{LINE}:{first}\r\n", plain, count=1)


def _of_series(text: str, before: str, home: str, now: datetime) -> str:
    """The original start that a moved series goes on with; "" where nothing is known again."""
    start, known, begin = given(text, home), kept(before), _begin(text, home)
    fresh = _originals(text, home, begin, begin + _REACH) or [start]
    old = _meant(before, home, fresh) or _put_off(text, before, home, now)
    if old is None:
        return ""
    ahead = wall(fresh[0]) - wall(old)
    if known:
        ahead += wall(given(before, home)) - wall(known)
    return put(start, known or old, -ahead)


def _meant(before: str, home: str, fresh: list[str]) -> str | None:
    """Which one of the old text the first of these is: the very same where the times still are,
    that of the same day, else the last before it where the series went on, else its first.

    A file may leave out what is over: its first need not be the old one's.
    """
    begin, at = _begin(before, home), wall(fresh[0])
    here = datetime(at.year, at.month, at.day, tzinfo=plan(before, home).home)
    near = _originals(before, home, max(begin, here - _REACH), max(begin, here) + _REACH)
    if not set(near).isdisjoint(fresh):
        return fresh[0]
    same = [one for one in near if wall(one).date() == at.date()]
    if same:
        return min(same, key=lambda one: abs(wall(one) - at))
    some = [one for one in near if wall(one) < at]
    if len(some) == len(near) and not _originals(before, home, here, here + _YEARS):
        return None
    return some[-1] if some else next(iter(near), None)


def _put_off(text: str, before: str, home: str, now: datetime) -> str | None:
    """Which one the first is where the new text begins after the old one's last: its first.

    What is over may be left out, as many as are fewer then.
    """
    begin, later = _begin(before, home), _begin(text, home)
    old = _originals(before, home, begin, begin + _YEARS)
    fresh = _originals(text, home, later, later + _YEARS)
    past = sum(wall(one) <= naive(now.astimezone(begin.tzinfo)) for one in old)
    if past == len(old):
        return None
    return old[max(0, min(len(old) - len(fresh), past))]


def _begin(text: str, home: str) -> datetime:
    made = plan(text, home)
    start = (made.master or made.events[0]).start
    return datetime(start.year, start.month, start.day, tzinfo=made.home) - timedelta(days=1)


def _originals(text: str, home: str, first: datetime, last: datetime) -> list[str]:
    return sorted((one.original for one in instances(text, home, first, last)), key=wall)


def wall(original: str) -> datetime:
    """The wall-clock time of an original start."""
    local = original.partition("[")[0]
    return naive(date.fromisoformat(local) if "T" not in local else datetime.fromisoformat(local))


def put(original: str, like: str, by: timedelta) -> str:
    """An original start moved by the wall clock, and written as another one is."""
    at, (local, bracket, zone) = wall(original) + by, like.partition("[")
    if "T" not in local and at.time() == time():
        return at.date().isoformat()
    return f"{at.isoformat()}{bracket}{zone}"
