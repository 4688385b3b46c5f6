"""A way to the hub that is cut off at every question goes on there; never do two judge."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

import hub.connecting
from desktop.actions import members
from desktop.models.wire_snapshot import Part, Rows
from desktop.store import link, pending, snapshot
from desktop.store.community import open_store
from desktop.sync import connecting
from desktop.sync.channel import Refusal, Unreachable
from hub.held import Held
from tests.conftest import PASSPHRASE
from tests.sync.team import Direct, Laptop, Team, alike, team

PAST = 12


@pytest.fixture
def crew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setattr(snapshot, "CHUNK_ROWS", 5)
    yield from team(tmp_path)


@dataclass
class Poor:
    """A line that loses each question once, and then its answer once."""

    inner: Direct
    lost: dict[tuple[str, int], int] = field(default_factory=dict)
    last: tuple[str, int] = ("", 0)

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        key = path, msgspec.msgpack.decode(body, type=Part).number if path == "part" else 0
        times = self.lost.get(key, 0)
        self.lost[key], self.last = times + 1, key
        if not times:
            raise Unreachable
        data = self.inner.ask(path, body, token)
        if times == 1:
            raise Unreachable
        return data


@dataclass
class Unopened:
    """A line that loses the last question of all."""

    inner: Direct

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        if path == "open":
            raise Unreachable
        return self.inner.ask(path, body, token)


def _old(crew: Team) -> Laptop:
    """A community with a past that goes up in several chunks."""
    owner = crew.found()
    with owner.store.recording("member.add") as rec:
        for n in range(PAST):
            rec.put("member", None, {"name": f"林霞{n}", "phone": f"+8613800138{n:03d}"})
    return owner


def _is_open(crew: Team) -> bool:
    with crew.engine.reading() as session:
        return bool(session.rows("SELECT 1 FROM head"))


def _one_judges(crew: Team, owner: Laptop, *, work: bool) -> bool:
    """After a cut nothing but the folder is left; whether judging is handed over in it."""
    owner.store.close()
    owner.store = open_store(owner.store.folder, passphrase=PASSPHRASE)
    handed = bool(link.read(owner.store).judge)
    assert handed or not _is_open(crew), "two judge"
    if work:
        members.add(owner.store, {"name": f"断了以后{'等着' if handed else '算数'}"})
        # Until it sends `open` what it does stands at once; from then on it only waits.
        assert (pending.waiting_changesets(owner.store) > 0) == handed
    return handed


def test_a_hub_that_has_another_state_leaves_judging_here_and_gets_it_all_anew(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, code, real = _old(crew), crew.set_up_code(), hub.connecting._rows

    def rows(held: Held, found: Rows) -> None:
        if found.table != "member":
            real(held, found)

    with monkeypatch.context() as wrong:
        wrong.setattr(hub.connecting, "_rows", rows)
        with pytest.raises(Unreachable):
            connecting.connect(owner.store, Unopened(crew.channel), code)
    members.add(owner.store, {"name": "等过的"})
    assert pending.waiting_changesets(owner.store) == 1
    with pytest.raises(Refusal, match="digest_differs"):
        owner.sync()
    assert link.is_half_up(link.read(owner.store))
    assert not _is_open(crew)
    members.add(owner.store, {"name": "又算数的"})
    assert pending.waiting_changesets(owner.store) == 0
    connecting.connect(owner.store, crew.channel, code)
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    alike(crew, owner, second)
    names = "SELECT name FROM member WHERE gone = 0 AND name LIKE '%的'"
    assert {row[0] for row in second.store.rows(names)} == {"等过的", "又算数的"}


def test_it_is_cut_at_every_question_and_there_is_always_one_judge(crew: Team) -> None:
    owner, code, line = _old(crew), crew.set_up_code(), Poor(crew.channel)
    # Of what is done meanwhile one comes with a chunk that is still to go, one goes as the tail,
    # and one is done when the hub has the tail and its answer is lost: it is said again as it was.
    last, seen = snapshot.chunks(owner.store) - 1, []
    busy = {("part", 3, 1), ("part", last, 1), ("part", last + 1, 2)}
    while True:
        try:
            connecting.connect(owner.store, line, code)
        except Unreachable:
            path, number = line.last
            work = path == "open" or (path, number, line.lost[line.last]) in busy
            seen.append((path, _one_judges(crew, owner, work=work), _is_open(crew)))
        else:
            break
    assert len([path for path, *_ in seen if path == "part"]) > 2 * PAST // 5
    # Its question lost, then its answer: it waits either time, and asks until it knows.
    assert seen[-2:] == [("open", True, False), ("open", True, True)]
    alike(crew, owner)
    assert pending.waiting_changesets(owner.store) == 0
    done = "SELECT name, count(*) FROM member WHERE gone = 0 AND name LIKE '断%' GROUP BY name"
    assert dict(owner.store.rows(done)) == {"断了以后等着": 2, "断了以后算数": 3}
    second = crew.join(crew.invite(owner, "小陈", "admin"))
    assert second.store.rows("SELECT count(*) FROM member WHERE gone = 0") == [(PAST + 5,)]
    alike(crew, owner, second)
