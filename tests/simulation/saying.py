"""What a team writes down beside its members: who is not who, who looked, fields of its own."""

import random
from collections.abc import Callable, Sequence

from desktop.store.community import Store
from desktop.store.recorder import Recorder
from tests.simulation.acts import choosing
from tests.simulation.acts.doing import SERIES, SKILLS
from tests.simulation.acts.rewards import RULE
from tests.simulation.climbing import climb
from tests.simulation.freezing import freeze
from tests.simulation.handing import hand_out
from tests.simulation.holding import hold
from tests.simulation.paying import pay_in
from tests.simulation.redeeming import redeem

# A field of the community's own.
FIELD = bytes(range(128, 144))
DAY = "2026-11-22"
# How much of what is done is none of `choosing.ACTS`.
_SHARE = 0.1


def act(store: Store, rng: random.Random, now_ms: int) -> bytes:
    """Do something about members, or write something down; the action, b"" for nothing done."""
    found = store.rows("SELECT id FROM member WHERE gone = 0 ORDER BY id LIMIT 4")
    hand_out(store, random.Random(now_ms + 5), [bytes(member) for (member,) in found])
    pay_in(store, random.Random(now_ms + 9), [bytes(member) for (member,) in found])
    redeem(store, random.Random(now_ms + 11), [bytes(member) for (member,) in found])
    hold(store, random.Random(now_ms + 31), [bytes(member) for (member,) in found])
    freeze(store, random.Random(now_ms + 13))
    climb(store, random.Random(now_ms + 15), [bytes(member) for (member,) in found])
    if rng.random() >= _SHARE or not found:
        return choosing.act(store, rng, now_ms)
    with store.recording("member.say") as rec:
        Speaker(store, rec, rng).say([bytes(member) for (member,) in found])
    return rec.action if rec.changes.count else b""


class Speaker:
    """One operator at his laptop, in the middle of a recording."""

    def __init__(self, store: Store, rec: Recorder, rng: random.Random) -> None:
        self._store = store
        self._rec = rec
        self._rng = rng

    def say(self, members: Sequence[bytes]) -> None:
        """One thing about one or two of these members, or about none of them."""
        rng = self._rng
        one, other = sorted((rng.choice(members), rng.choice(members)))
        doing: tuple[Callable[[bytes, bytes], object], ...] = (
            self._run,
            self._keep_apart, self._keep_apart, self._show, self._show, self._field, self._bring,
            self._look, self._move, self._close, self._undo, self._plan, self._propose,
            self._honour,
        )  # fmt: skip
        rng.choice(doing)(one, other)

    # -- between members ------------------------------------------------------------------------

    def _keep_apart(self, one: bytes, other: bytes) -> None:
        if one == other:
            return
        if self._rng.random() < 0.3:
            self._rec.delete("apart", one=one, other=other)
        else:
            self._rec.put("apart", None, {"one": one, "other": other})

    def _show(self, one: bytes, other: bytes) -> None:
        """Who looked at a phone is written down; at times in somebody else's name."""
        operator = self._rng.choice((self._store.operator, self._store.operator, one))
        said = {"kind": "reveal", "field": "phone", "member": one, "operator": operator}
        self._rec.put("audit", None, {**said, "at": self._rec.at})

    # -- of the community -----------------------------------------------------------------------

    def _field(self, one: bytes, other: bytes) -> None:
        said = {"name": self._rng.choice(SKILLS), "cls": "private", "kind": "text"}
        self._rec.put("custom_field", FIELD, {**said, "position": self._rng.choice((1, 2))})

    def _bring(self, one: bytes, other: bytes) -> None:
        self._rec.put("batch", self._rec.action, {"file": "名单.xlsx", "total": 3, "added": 1})

    def _look(self, one: bytes, other: bytes) -> None:
        """The field of the community's own on a member."""
        self._rec.put("member", one, {f"x.{FIELD.hex()}": self._rng.choice(SKILLS)})

    def _run(self, one: bytes, other: bytes) -> None:
        """A part of an evening begins or is over, somebody asks, somebody is quoted."""
        rec, rng = self._rec, self._rng
        evening = rec.fact("occurrence", SERIES, DAY)
        rec.put("occurrence", None, {"series": SERIES, "original": DAY})
        part: dict[str, object] = {"occurrence": evening, "position": rng.choice((1, 2))}
        when = rng.choice(({"started": rec.at}, {"ended": rec.at}, {"title": rng.choice(SKILLS)}))
        rec.put("sheet_part", SERIES, {**part, **when})
        said = {"occurrence": evening, "member": one, "text": rng.choice(SKILLS)}
        asked = {**said, "state": rng.choice(("waiting", "answered")), "position": 1}
        rec.put("question", rec.fact("question", one), asked)
        line = rec.fact("transcript_line", evening, 1, one)
        if rng.random() < 0.2:
            rec.delete("transcript_line", line)
        else:
            rec.put("transcript_line", line, {**said, "position": 1, "role": "audience"})

    def _move(self, one: bytes, other: bytes) -> None:
        said = {"series": SERIES, "original": DAY, "start": self._rng.choice(("19:00", "20:00"))}
        self._rec.put("split", None, {**said, "title": self._rng.choice(SKILLS)})

    def _plan(self, one: bytes, other: bytes) -> None:
        """An item of the content plan: filled into a slot, changed, ticked, or taken out."""
        rng = self._rng
        ways: tuple[dict[str, object], ...] = (
            {"state": rng.choice(("draft", "approved"))},
            {"owner": one},
            {"text": rng.choice(SKILLS)},
            {"series": SERIES, "original": DAY},
        )
        said = rng.choice(ways)
        if rng.random() < 0.1:
            self._rec.delete("content_item", FIELD)
            return
        self._rec.put("content_item", FIELD, {"type": "article", **said})
        tick = {"item": FIELD, "step": rng.choice(("draft", "title")), "done": rng.choice((0, 1))}
        self._rec.put("content_check", None, tick)

    def _propose(self, one: bytes, other: bytes) -> None:
        """What a member wants to hold, decided by whoever comes."""
        said = {"proposer": one, "state": self._rng.choice(("proposed", "approved", "declined"))}
        record = self._rec.fact("proposal", one)
        self._rec.put("proposal", record, {**said, "reason": self._rng.choice(SKILLS), "at": 1})
        if said["state"] == "approved":
            event = {"kind": "event", "title": self._rng.choice(SKILLS), "proposer": one}
            self._rec.put("series", self._rec.fact("series", record), event)

    def _honour(self, one: bytes, other: bytes) -> None:
        """An honour is granted, at times in somebody else's name, or taken back; a grade."""
        rec, rng = self._rec, self._rng
        rec.put("honour", FIELD, {"name": rng.choice(SKILLS), "kind": "title", "term": "month"})
        key: dict[str, object] = {"honour": FIELD, "member": one, "first": DAY}
        signed = rng.choice((self._store.operator, self._store.operator, one))
        said: tuple[dict[str, object], ...] = (
            {"operator": signed, "last": "2026-11-30", "state": None, "at": rec.at},
            {"state": "withdrawn", "reason": rng.choice(SKILLS)},
        )
        rec.put("honour_grant", None, {**key, **rng.choice(said)})
        rec.put("grade", FIELD, {"name": rng.choice(SKILLS), "at_least": rng.choice((100, 500))})

    def _close(self, one: bytes, other: bytes) -> None:
        """A month without awards of the rule is closed; the judge counts what it closes."""
        said = {"rule": RULE, "period": self._rng.choice(("2026-01", "2026-02"))}
        self._rec.put("closing", None, {**said, "through": 0, "at": self._rec.at})
        # A rule that nothing is given by is paused for a while; here anybody says until when.
        ends = self._rng.choice((None, 2, 3))
        self._rec.put("rule_pause", FIELD, {"rule": RULE, "begins": 1, "ends": ends})

    def _undo(self, one: bytes, other: bytes) -> None:
        self._rec.put("undone", None, {"action": self._rec.action})
