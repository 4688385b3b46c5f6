"""A test of the test: bugs on a community's way up to its hub, each caught within fifty seeds."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.models.signed import judge_id
from desktop.store import link, place
from desktop.sync import connecting, recovering
from desktop.sync.channel import Unreachable
from tests.simulation.catching import fails
from tests.simulation.scene import Scene

SEEDS = 50
Plant = Callable[[pytest.MonkeyPatch], None]


def _kept(patch: pytest.MonkeyPatch, change: Callable[[dict[str, Any]], object]) -> None:
    """On the way up the laptop remembers something else than it should."""
    real = link.keep

    def keep(connection: Any, **values: Any) -> None:
        change(values)
        real(connection, **values)

    patch.setattr(connecting, "link", SimpleNamespace(**{**vars(link), "keep": keep}))


def _a_lost_chunk_is_skipped(patch: pytest.MonkeyPatch) -> None:
    real = connecting._send

    def send(session: Any, known: Any, data: bytes) -> int:
        try:
            return real(session, known, data)
        except Unreachable:
            return int(known.part) + 1

    patch.setattr(connecting, "_send", send)


def _the_tail_goes_up_as_it_is_by_now(patch: pytest.MonkeyPatch) -> None:
    _kept(patch, lambda values: values.pop("until", None))


def _it_stops_judging_with_the_first_chunk(patch: pytest.MonkeyPatch) -> None:
    def early(values: dict[str, Any]) -> None:
        if values.get("upload"):
            values["judge"] = judge_id(values["identity"])

    _kept(patch, early)


def _it_judges_until_it_is_answered(patch: pytest.MonkeyPatch) -> None:
    _kept(patch, lambda values: values.get("opening") and values.pop("judge"))


def _open_is_sent_for_ever(patch: pytest.MonkeyPatch) -> None:
    _kept(patch, lambda values: values.get("opening") == b"" and values.pop("opening"))


def _keys_of_a_code_open_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(recovering, "reopen", lambda store: 0)


def _what_is_known_by_name_is_not_counted_anew(patch: pytest.MonkeyPatch) -> None:
    assert " + c.seq ELSE" in place.PLACE
    patch.setattr(place, "PLACE", place.PLACE.replace(" + c.seq ELSE", " ELSE"))


@pytest.fixture(scope="session")
def sound(below: Scene, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where nothing is planted nothing is caught: else any bug would seem to be."""
    assert not fails(below, 0, tmp_path_factory.mktemp("sound") / "0")


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize(
    "plant",
    [
        _a_lost_chunk_is_skipped,
        _the_tail_goes_up_as_it_is_by_now,
        _it_stops_judging_with_the_first_chunk,
        _it_judges_until_it_is_answered,
        _open_is_sent_for_ever,
        _keys_of_a_code_open_nothing,
        _what_is_known_by_name_is_not_counted_anew,
    ],
    ids=lambda plant: plant.__name__[1:],
)
def test_a_planted_bug_is_caught(
    below: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plant: Plant
) -> None:
    plant(monkeypatch)
    assert any(fails(below, seed, tmp_path / str(seed)) for seed in range(SEEDS))
