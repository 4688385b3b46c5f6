"""What somebody does on his laptop, whether or not his role allows it: one of these, by chance."""

import random

from desktop.store.community import Store
from tests.simulation.acts import activities, admission, calendar, doors, rewards, roster, team
from tests.simulation.acts.doing import Act, Doing
from tests.simulation.running import run_on

ACTS: tuple[Act, ...] = (
    roster.add, *[roster.edit] * 14, roster.tag, roster.untag, roster.remove, calendar.come,
    rewards.award, *[rewards.capped] * 4, *[rewards.take_back] * 2, *[roster.know] * 2,
    roster.forget, roster.meet, *[roster.journey] * 2, *[roster.look] * 2, *[team.gather] * 5,
    admission.apply,
)  # fmt: skip


def act(store: Store, rng: random.Random, now_ms: int) -> bytes:
    """Do one of ACTS to one of the members that are there; the action, b"" for nothing done.

    `now_ms` counts from the beginning of the world, so that a seed does the same tomorrow.
    """
    members = [row[0] for row in store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY id")]
    calendar.sign_up(store, random.Random(now_ms + 1), members[:4])
    team.sit_down(store, random.Random(now_ms + 3), members[:4])
    run_on(store, random.Random(now_ms + 17), members[:4])
    roster.bring_list(store, random.Random(now_ms + 23))
    activities.bring_file(store, random.Random(now_ms + 25))
    doors.keep_door(store, random.Random(now_ms + 29), members[:4])
    doing = rng.choice(ACTS) if members else roster.add
    # Few of them, so that people meet at the same record.
    member = rng.choice(members[: 2 if doing is rewards.capped else 4]) if members else b""
    with store.recording(f"member.{doing.__name__}") as rec:
        doing(Doing(store, rec, rng, members, member, now_ms))
    return rec.action if rec.changes.count else b""
