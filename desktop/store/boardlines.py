"""The lines of a board as they are shown: what everybody is called, who shares a place."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from desktop.models import board
from desktop.models.board import Adjustment, Called, Line, Move, Moved, Standing, Step
from desktop.store import away
from desktop.store.member_filter import among
from desktop.store.merged import NOW
from desktop.store.reads import Reads

_NOBODY = Called("")


def names_of(reads: Reads, members: Iterable[str]) -> dict[str, Called]:
    """Member (hex) → what he is called, of those whom the actor sees; also of who left."""
    scope, given = among(reads, "m.id")
    out: dict[str, Called] = {}
    for who, *said in reads.rows(
        "SELECT j.value, m.name, m.number, m.nickname FROM json_each(?) j"
        f" CROSS JOIN member m ON m.id = {NOW.format('unhex(j.value)')}"
        f" WHERE m.id NOT IN ({away.removed()}) AND {scope}",
        (json.dumps(sorted(members)), *given),
    ):
        out[who] = Called(*(text or "" for text in said))
    return out


def lines(found: Iterable[Standing], names: dict[str, Called]) -> tuple[Line, ...]:
    """Standings as shown, with who shares a place."""
    found, beside = list(found), board.beside(names)
    shared = Counter(one.place for one in found)
    return tuple(
        Line(
            bytes.fromhex(one.member),
            names.get(one.member, _NOBODY).name,
            one.place,
            one.measure,
            one.points,
            shared[one.place] > 1,
            beside.get(one.member, ""),
        )
        for one in found
    )


def adjustments(recorded: list[Step], names: dict[str, Called]) -> Iterable[Adjustment]:
    """What was told after the list was frozen, each time."""
    places = [at for at, step in enumerate(recorded) if step.kind == "adjustment"]
    for number, at in enumerate(places, 1):
        before, after = board.told(recorded[:at]), board.told(recorded[: at + 1])
        step = recorded[at]
        yield Adjustment(number, step.at, moved(step.moves, names, before, after))


def moved(
    found: Iterable[Move],
    names: dict[str, Called],
    was: Mapping[str, Standing],
    now: Mapping[str, Standing],
) -> tuple[Moved, ...]:
    """Changes as shown; `was` and `now` are the whole lists before and after them."""
    beside = board.beside(names)
    old, new = (Counter(one.place for one in some.values()) for some in (was, now))
    return tuple(
        Moved(
            bytes.fromhex(one.member),
            names.get(one.member, _NOBODY).name,
            one.before,
            one.after,
            beside.get(one.member, ""),
            was_tied=one.before is not None and old[one.before.place] > 1,
            tied=one.after is not None and new[one.after.place] > 1,
        )
        for one in found
    )
