"""The clock that the sample is made by: it goes through the weeks that the sample tells of."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from desktop.models.clock import wall_ms
from desktop.store.community import DEFAULT_ZONE

_ZONE = ZoneInfo(DEFAULT_ZONE)
# What it goes on by whenever it is asked.
_PACE = timedelta(seconds=20)
# The newest of the sample was done within so long before its making.
_LATELY = timedelta(hours=2)


class SampleClock:
    """Tells Unix milliseconds up to the end of `day`, never back and never ahead of the computer.

    Each call is a little later than the one before.
    """

    def __init__(self, day: date) -> None:
        self.day = day
        self._at = datetime.min.replace(tzinfo=_ZONE)

    def __call__(self) -> int:
        self._at += _PACE
        return min(int(self._at.timestamp() * 1000), wall_ms())

    def reach(self, at_ms: int) -> None:
        """Go on to a moment; stay where it is over."""
        self._at = max(self._at, datetime.fromtimestamp(at_ms / 1000, _ZONE))

    def reach_day(self, ago: int, at: time) -> None:
        """Go on to a time of the day so many days before `day`."""
        moment = datetime.combine(self.day - timedelta(days=ago), at, _ZONE)
        self.reach(int(moment.timestamp() * 1000))

    def reach_lately(self) -> None:
        """Go on to shortly before now, or before the day's end, but to no other day."""
        end = datetime.combine(self.day + timedelta(days=1), time(), _ZONE)
        self.reach_day(0, time())
        self.reach(
            min(wall_ms(), int(end.timestamp() * 1000)) - int(_LATELY.total_seconds() * 1000)
        )
