"""Many writers at once on a real PostgreSQL: the log has no gap, who polls it misses nothing."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from desktop.models.signed import read_changeset
from desktop.models.wire import Pull, Push
from hub.core import Hub
from hub.engine import Busy
from hub.postgres import PostgresEngine
from hub.tables import migrate
from tests.hub.hand import STANDS, Hand, Town, town
from tests.hub.postgres_server import Server
from tests.sync.team import Team

WRITERS = 8
PUSHES = 25


@pytest.fixture
def engines(postgres: str) -> Iterator[list[PostgresEngine]]:
    """Two hub processes' worth of connections to one database."""
    found = [PostgresEngine(postgres, wait_s=30) for _ in range(2)]
    migrate(found[0])
    yield found
    for one in found:
        one.close()


@pytest.fixture
def place(engines: list[PostgresEngine], tmp_path: Path) -> Iterator[Town]:
    made = Team(tmp_path, engines[0])
    yield town(made)
    for one in made.laptops:
        one.store.close()


def _writers(place: Town, hubs: list[Hub]) -> list[Hand]:
    """Admins, each at one of the hubs in turn."""
    hands = [place.hire(place.preset("admin")) for _ in range(WRITERS)]
    for at, hand in enumerate(hands):
        hand.hub = hubs[at % len(hubs)]
    return hands


def _together(work: list[Callable[[], object]]) -> None:
    """Run all at once; what fails in a thread fails the test."""
    with ThreadPoolExecutor(len(work)) as threads:
        for done in [threads.submit(one) for one in work]:
            done.result(timeout=240)


def _follow(reader: Hand, start: int, done: threading.Event) -> list[tuple[int, bytes, int]]:
    """Poll the log from a cursor as a device does: (seq, device, number) of all that came."""
    found: list[tuple[int, bytes, int]] = []
    after = start
    while True:
        last = done.is_set()
        entries = reader.hub.pull(reader.peer, Pull(after), reader.now).entries
        for entry in entries:
            head = read_changeset(entry.changeset).about
            assert entry.seq == after + head.count, "the log has a gap"
            found.append((entry.seq, head.device, head.number))
            after = entry.seq
        if last and not entries:
            return found


def test_eight_writers_leave_no_gap_and_a_reader_misses_nothing(
    place: Town, engines: list[PostgresEngine]
) -> None:
    """Numbers drawn before the commit would show a later one first, and the reader go past it."""
    hubs = [Hub(engine, place.team.hub.identity) for engine in engines]
    hands = _writers(place, hubs)
    start = place.owner.hub.status(place.owner.peer, place.owner.now).seq
    done = threading.Event()

    def write(hand: Hand) -> None:
        for n in range(PUSHES):
            ops = [hand.op_of("member", {"city": "深圳"}) for _ in range(1 + n % 3)]
            assert hand.push(*ops) == STANDS

    with ThreadPoolExecutor(2) as readers:
        read = [readers.submit(_follow, hand, start, done) for hand in hands[:2]]
        try:
            _together([partial(write, hand) for hand in hands])
        finally:
            done.set()
        logs = [one.result(timeout=240) for one in read]
    assert logs[0] == logs[1]
    wanted = {(hand.peer.device, n) for hand in hands for n in range(1, PUSHES + 1)}
    assert {(device, number) for _, device, number in logs[0]} == wanted
    assert len(logs[0]) == len(wanted)


def test_two_hubs_on_one_database_serve_one_community(
    place: Town, engines: list[PostgresEngine]
) -> None:
    """One device may talk to either; what comes twice at once, to both, counts once."""
    hubs = [Hub(engine, place.team.hub.identity) for engine in engines]
    hand = place.hire(place.preset("admin"))
    data = []
    for _ in range(10):
        data.append(hand.signed([hand.op_of("member", {})]))
        hand.number, hand.op = hand.number + 1, hand.op + 1
    before = hubs[1].status(hand.peer, hand.now).seq
    _together([partial(hub.push, hand.peer, Push(data), hand.now) for hub in hubs * 4])
    known = [hub.status(hand.peer, hand.now) for hub in hubs]
    assert known[0] == known[1]
    assert (known[0].seq, known[0].last) == (before + 10, 10)


def test_two_processes_may_make_the_tables_at_once(postgres: str) -> None:
    engines = [PostgresEngine(postgres) for _ in range(4)]
    _together([partial(migrate, engine) for engine in engines])
    with engines[0].reading() as session:
        assert session.rows("SELECT count(*) FROM head") == [(0,)]
    for engine in engines:
        engine.close()


class _Outage:
    """A server that goes away while everybody writes, and comes back."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._under_way = threading.Barrier(WRITERS + 1)
        self.back = threading.Event()
        self.refused = threading.Event()

    def write(self, hand: Hand) -> None:
        """Push one changeset after the other, each until it is taken."""
        for n in range(PUSHES):
            if n == 5:
                self._under_way.wait(timeout=120)
            data = hand.signed([hand.op_of("member", {})])
            while not self._taken(hand, data):
                assert self.back.wait(timeout=120)
            hand.number, hand.op = hand.number + 1, hand.op + 1

    def _taken(self, hand: Hand, data: bytes) -> bool:
        try:
            answer = hand.hub.push(hand.peer, Push([data]), hand.now)
        except Busy:
            self.refused.set()
            return False
        assert answer.last == hand.number + 1
        return True

    def restart(self) -> None:
        """Stop it as a crash would, see that it is away, start it again."""
        self._under_way.wait(timeout=120)
        self._server.stop("immediate")
        away = PostgresEngine(self._server.url, wait_s=0.1)
        try:
            with pytest.raises(Busy), away.writing():
                pass
        finally:
            self._server.start()
            self.back.set()
            away.close()


def test_a_restarted_server_loses_nothing_that_was_acknowledged(
    postgres_server: Server, place: Town, engines: list[PostgresEngine]
) -> None:
    """While it is away every question is Busy, which a client answers by asking again."""
    if postgres_server.own is None:
        pytest.skip("DATABASE_URL names a server that the tests do not own")
    hands = _writers(place, [Hub(engine, place.team.hub.identity) for engine in engines])
    outage = _Outage(postgres_server)
    _together([outage.restart, *(partial(outage.write, hand) for hand in hands)])
    assert outage.refused.is_set()
    log = _follow(hands[0], 0, outage.back)
    mine = {hand.peer.device for hand in hands}
    stood = [(device, number) for _, device, number in log if device in mine]
    assert sorted(stood) == sorted((d, n) for d in mine for n in range(1, PUSHES + 1))


def test_a_server_that_was_restarted_between_two_questions_is_not_noticed(
    postgres_server: Server, place: Town
) -> None:
    if postgres_server.own is None:
        pytest.skip("DATABASE_URL names a server that the tests do not own")
    postgres_server.stop("fast")
    postgres_server.start()
    assert place.owner.push(place.owner.op_of("member", {})) == STANDS
