"""Two files of one evening, from two apps, that lie on every laptop: some lines are in both."""

import random
from contextlib import suppress
from pathlib import Path

from desktop.actions import activities
from desktop.models.problem import Problem
from desktop.store.community import Store
from tests.simulation.acts.roster import PHONES_AT_FIRST, ROSTER

_HEAD = "时间,手机号,类型,金额,内容"
_DAY = "2026-11-18"
# Who pays twice the same is in the file twice.
_BOTH = (
    f"{_DAY} 19:31,{PHONES_AT_FIRST[0]},签到,,门口",
    f"{_DAY} 19:40,{PHONES_AT_FIRST[1]},下单,59.00,书",
    f"{_DAY} 19:40,{PHONES_AT_FIRST[1]},下单,59.00,书",
    f"{_DAY} 19:45,{ROSTER[0][1]},签到,,门口",
)
FILES = {
    "签到.csv": (*_BOTH, f"{_DAY} 19:50,{PHONES_AT_FIRST[2]},签到,,后门"),
    "收银.csv": (f"{_DAY} 19:20,{PHONES_AT_FIRST[0]},下单,20.00,茶", *_BOTH),
}
# How often somebody imports one of them, besides what else he does.
_IMPORTING = 0.08


def write(folder: Path) -> list[Path]:
    """The files, as an app saves them."""
    found = []
    for name, lines in FILES.items():
        found.append(folder / name)
        found[-1].write_text("\n".join((_HEAD, *lines)), encoding="utf-8-sig")
    return found


def bring_file(store: Store, rng: random.Random) -> None:
    """At times, import one; what came by the other, or by another laptop, is not there twice."""
    if rng.random() < _IMPORTING:
        with suppress(Problem):
            activities.import_file(store, Path(rng.choice(sorted(FILES))))


def check_file(store: Store) -> None:
    """Raise AssertionError where a line of a file counts more often than it stands in it."""
    found = store.rows(
        "SELECT coalesce(c.canonical, a.member), a.kind, a.local, a.amount, count(*)"
        " FROM activity a LEFT JOIN alias c ON c.member = a.member AND c.gone = 0"
        " WHERE a.gone = 0 AND coalesce(a.state, '') <> 'voided' AND a.local LIKE ?"
        " GROUP BY 1, 2, 3, 4",
        (f"{_DAY}T%",),
    )
    twice = [row for row in found if row[-1] > (2 if row[3] == 5900 else 1)]
    assert not twice, f"a line that two imported counts twice: {twice}"
