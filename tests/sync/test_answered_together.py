"""The answer to a push brings the page of the log behind it: no question of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from desktop.actions import members
from desktop.models.wire import Pull, Push, Pushed, encode
from desktop.store import outbox
from desktop.sync.channel import Channel, Refusal
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield from team(tmp_path)


@dataclass
class Heard:
    """A channel that notes what is asked; `short` leaves the page out of answers to a push."""

    inner: Channel
    short: bool = False
    asked: list[str] = field(default_factory=list)

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        self.asked.append(path)
        data = self.inner.ask(path, body, token)
        if self.short and path == "push":
            data = encode(replace(msgspec.msgpack.decode(data, type=Pushed), page=None))
        return data


def _pair(crew: Team) -> tuple[Laptop, Laptop]:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    return owner, deputy


def _heard(laptop: Laptop, *, short: bool = False) -> Heard:
    found = Heard(laptop.session._channel, short)
    laptop.session._channel = found
    return found


def test_a_round_with_something_to_say_asks_twice(crew: Team) -> None:
    owner, deputy = _pair(crew)
    members.add(owner.store, {"name": "李雷"})
    heard = _heard(owner)
    assert owner.sync().waiting == 0
    assert heard.asked == ["pull", "push"]
    deputy.sync()
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


@pytest.mark.parametrize("short", [False, True], ids=["with page", "without page"])
def test_what_others_said_comes_with_it_and_a_missing_page_is_asked_for(
    crew: Team, short: bool
) -> None:
    owner, deputy = _pair(crew)
    members.add(owner.store, {"name": "李雷"})
    heard = _heard(owner, short=short)
    inner = heard.inner

    class Meanwhile:
        """The deputy syncs just before the owner's push arrives."""

        def ask(self, path: str, body: bytes, token: bytes) -> bytes:
            if path == "push" and heard.asked.count("push") == 1:
                members.add(deputy.store, {"name": "韩梅梅"})
                deputy.sync()
            return inner.ask(path, body, token)

    heard.inner = Meanwhile()
    owner.sync()
    assert heard.asked == ["pull", "push", *(["pull"] if short else [])]
    names = {row[0] for row in owner.store.rows("SELECT name FROM member WHERE gone = 0")}
    assert names == {"王芳", "李雷", "韩梅梅"}
    deputy.sync()
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_a_page_that_the_hub_refuses_takes_nothing_from_the_push(crew: Team) -> None:
    owner, deputy = _pair(crew)
    members.add(owner.store, {"name": "李雷"})
    batch = outbox.waiting(owner.store, 0, 2**20)
    wrong = Pull(10**6, mark=b"elsewhere in log")
    with pytest.raises(Refusal):
        owner.session.ask("pull", wrong, msgspec.Raw)
    answer = owner.session.ask("push", Push(batch, wrong), Pushed)
    assert answer.page is None
    assert answer.last > 0
    owner.sync()
    deputy.sync()
    assert owner.digest() == deputy.digest() == hub_digest(crew, owner)


def test_a_push_that_asks_for_no_page_gets_none(crew: Team) -> None:
    owner, _ = _pair(crew)
    assert owner.session.ask("push", Push([]), Pushed).page is None
