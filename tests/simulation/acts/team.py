"""Groups with few seats, and chapters that everybody wants to put below each other."""

import random

from desktop.store.community import Store
from desktop.store.recorder import Recorder
from desktop.sync.ownjudge import judges
from tests.simulation.acts.doing import SKILLS, Doing

TEAM = bytes(range(48, 64))
SEATS = 2
CHAPTERS = (bytes(range(64, 80)), bytes(range(80, 96)))
# How often somebody comes into the group, besides what else he does.
_SITTING = 0.15


def _sit(store: Store, rec: Recorder, member: bytes) -> None:
    """Who judges does what the program lets her do: nobody looks at it again."""
    taken = store.rows("SELECT 1 FROM member_team WHERE team = ? AND gone = 0", (TEAM,))
    if len(taken) < SEATS or not judges(store):
        rec.put("member_team", None, {"member": member, "team": TEAM})


def _move(store: Store, rec: Recorder, rng: random.Random) -> None:
    """Likewise no chapter stands below itself."""
    one, other = rng.sample(CHAPTERS, 2)
    if judges(store) and store.one("SELECT 1 FROM chapter WHERE parent = ?", (one,)):
        return
    rec.put("chapter", one, {"parent": rng.choice((other, None))})
    if rng.random() < 0.5 and not judges(store):
        rec.put("chapter", other, {"parent": one})


def sit_down(store: Store, rng: random.Random, members: list[bytes]) -> None:
    """At times, come into the group: it has fewer seats than there are people."""
    if members and rng.random() < _SITTING:
        with store.recording("member.gather") as rec:
            _sit(store, rec, rng.choice(members))


def gather(at: Doing) -> None:
    """Come into the group or leave it, say something of it, or move a chapter."""
    rec, rng, member = at.rec, at.rng, at.member
    what = rng.choice(("join", "join", "join", "leave", "step", "charter", "move", "move"))
    if what == "join":
        _sit(at.store, rec, member)
    elif what == "leave":
        rec.delete("member_team", member=member, team=TEAM)
    elif what == "step":
        done = rng.choice(("2026-11-22", None))
        rec.put("team_step", None, {"team": TEAM, "step": rng.choice((1, 2)), "done": done})
    elif what == "charter":
        rec.put("team", TEAM, {"goal": rng.choice(SKILLS)})
    else:
        _move(at.store, rec, rng)
