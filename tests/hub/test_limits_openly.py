"""What is asked without a session has a limit, too: by the address that it comes from."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from desktop.models.signed import Entry
from desktop.models.tail import Retell, TailPage
from desktop.models.wire import Leave, encode
from desktop.store import outbox
from hub import limits
from hub.limits import TRIES
from hub.pushed import ops_in
from tests.hub.served import engine, served
from tests.hub.test_serving import client, said
from tests.sync.team import Team, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def asker(tmp_path: Path) -> Iterator[httpx.Client]:
    with (
        closing(engine(tmp_path / "served.db")) as storage,
        served(storage) as (_, address),
        client(address) as found,
    ):
        yield found


def test_ops_are_told_whoever_brings_them(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    with owner.store.recording("member.add") as rec:
        for name in ("王芳", "李雷"):
            rec.put("member", None, {"name": name})
    (wire,) = outbox.waiting(owner.store, 0, 1)
    ops = ops_in("leave", encode(Leave(b"", b"", [wire])))
    assert ops == 2
    page = TailPage(1, 0, b"", [Entry(1, 1, wire)], b"")
    assert ops_in("retell", encode(Retell(b"", b"", [page], [], [wire]))) == 2 * ops


def test_who_is_shut_out_fills_neither_log_nor_quarantine_without_end(
    asker: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "OPS_PER_SECOND", 0.01)
    asked = ("leave", "leave", "retell")
    answers = [asker.post(f"/v1/{path}", content=b"").status_code for path in asked]
    assert answers == [403, 429, 429]
    found = [said(asker.post("/v1/leave_as", content=b"")).code for _ in range(TRIES + 1)]
    assert set(found[:TRIES]) == {"sync.bad_question"}
    assert found[TRIES] == "sync.too_many_tries"
