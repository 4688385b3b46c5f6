"""A join that is cut off goes on with the same code, as the same device, and as no other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.store import halfway
from desktop.store.community import Store
from desktop.sync import joining
from desktop.sync.channel import Refusal, Unreachable
from tests.sync.team import Direct, Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield from team(tmp_path)


@dataclass
class Cut:
    """A channel that breaks at its question number `at`, before or after it was answered."""

    inner: Direct
    at: int
    after: bool
    asked: list[str] = field(default_factory=list)

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        self.asked.append(path)
        broken = len(self.asked) == self.at
        if broken and not self.after:
            raise Unreachable
        data = self.inner.ask(path, body, token)
        if broken:
            raise Unreachable
        return data


def _community(crew: Team) -> Laptop:
    owner = crew.found()
    members.add(owner.store, {"name": "王芳", "phone": "13800138000"})
    crew.connect(owner)
    return owner


def _attempt(crew: Team, cut: Cut, code: object) -> Store:
    """A whole join as the program does it: the folder, then its first round."""
    blob = joining.read_blob(cut, code)  # type: ignore[arg-type]  # an Invitation
    store = joining.join(crew._keys(blob.community), cut, code, blob)  # type: ignore[arg-type]
    laptop = crew._add(store)
    laptop.session._channel = cut
    laptop.sync()
    return store


def _steps(crew: Team, owner: Laptop) -> list[int]:
    """The questions of a whole join at which it can be cut; of many alike the first and last."""
    cut = Cut(crew.channel, 0, after=False)
    _attempt(crew, cut, crew.invite(owner, "小陈", "deputy"))
    crew.laptops.pop().store.close()
    told = ["", *cut.asked, ""]
    return [at for at in range(1, len(told) - 1) if not told[at - 1] == told[at] == told[at + 1]]


def _devices(owner: Laptop) -> int:
    owner.sync()
    return int(owner.store.rows("SELECT count(*) FROM device WHERE gone = 0")[0][0])


@pytest.mark.parametrize("after", [False, True], ids=["question lost", "answer lost"])
def test_it_is_cut_at_every_step_and_goes_on(crew: Team, after: bool) -> None:
    owner, joined = _community(crew), 2
    for at in _steps(crew, owner):
        code = crew.invite(owner, f"小陈{at}", "deputy")
        cut = Cut(crew.channel, at, after)
        before = len(crew.laptops)
        try:
            _attempt(crew, cut, code)
        except Unreachable:
            # Where the folder stood already its own next round goes on, else the code does.
            if len(crew.laptops) == before:
                _attempt(crew, Cut(crew.channel, 0, after), code)
        joined += 1
        second = crew.laptops[-1]
        second.session._channel = crew.channel
        second.sync()
        assert _devices(owner) == joined, f"cut at {at}"
        assert second.store.rows("SELECT name FROM member") == [("王芳",)]
        second.sync()
        assert second.digest() == hub_digest(crew, second)
        with pytest.raises(Refusal) as caught:
            joining.read_blob(crew.channel, code)
        assert caught.value.code == "sync.no_invitation", "an invitation outlives its device"
        assert not list(halfway._place(code.name).parent.iterdir())
        crew.laptops.remove(second)
        second.store.close()


def test_somebody_elses_computer_does_not_go_on_with_it(
    crew: Team, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    owner = _community(crew)
    code = crew.invite(owner, "小陈", "deputy")
    with pytest.raises(Unreachable):
        _attempt(crew, Cut(crew.channel, 4, after=False), code)
    assert _devices(owner) == 2
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("XDG_DATA_HOME", str(tmp_path / "another computer"))
        with pytest.raises(Refusal) as caught:
            _attempt(crew, Cut(crew.channel, 0, after=False), code)
        assert caught.value.code == "sync.invitation_used"
    _attempt(crew, Cut(crew.channel, 0, after=False), code)
    assert _devices(owner) == 2


def test_what_is_kept_of_an_attempt_opens_with_the_code_alone(crew: Team) -> None:
    owner = _community(crew)
    code = crew.invite(owner, "小陈", "deputy")
    with pytest.raises(Unreachable):
        _attempt(crew, Cut(crew.channel, 4, after=False), code)
    place = halfway._place(code.name)
    data = place.read_bytes()
    kept = halfway._read(place, code)
    assert kept is not None
    assert kept.sign not in data
    assert kept.receive not in data
    assert place.stat().st_mode & 0o077 == 0
    other = crew.invite(owner, "小王", "deputy")
    assert halfway._read(place, other) is None
