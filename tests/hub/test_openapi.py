"""The hub's OpenAPI document tells of the hub that there is."""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import pytest
from starlette.routing import Route

from desktop.actions import members
from hub import endpoints, openapi
from hub.core import Hub
from hub.serving import _STATUS, REFUSALS, Service
from tests.sync.team import Direct, Team, team

DOCUMENT = openapi.document()
OPERATIONS = {
    (path, verb): said for path, verbs in DOCUMENT["paths"].items() for verb, said in verbs.items()
}


@dataclass
class Heard(Direct):
    """A channel that is a function call, and remembers what went through it."""

    told: list[tuple[str, bytes, bytes]] = field(default_factory=list)

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        answered = super().ask(path, body, token)
        self.told.append((path, body, answered))
        return answered


@pytest.fixture
def crew(tmp_path: Path) -> Any:
    yield from team(tmp_path)


def test_every_route_of_the_application_is_in_it(crew: Team) -> None:
    routes = [one for one in Service(crew.hub, b"").app().routes if isinstance(one, Route)]
    plain = {(one.path, "get") for one in routes if one.methods and "GET" in one.methods}
    posted = [one.path for one in routes if one.methods and "POST" in one.methods]
    assert posted == ["/v1/{path}"]
    asked = {(f"/v1/{name}", "post") for name in (*endpoints.OPEN, *endpoints.OWN)}
    assert set(OPERATIONS) == plain | asked


def test_every_status_of_a_refusal_is_told() -> None:
    assert {*_STATUS.values(), 403} == set(REFUSALS)


def test_a_question_asks_for_a_session_where_the_hub_does() -> None:
    for name in endpoints.OWN:
        assert OPERATIONS[f"/v1/{name}", "post"]["security"] == [{"session": []}]
    for name in endpoints.OPEN:
        assert OPERATIONS[f"/v1/{name}", "post"]["security"] == []


def test_every_shape_that_it_names_is_in_it() -> None:
    text = json.dumps(DOCUMENT)
    named = {piece.split('"')[0] for piece in text.split("#/components/schemas/")[1:]}
    assert named == set(DOCUMENT["components"]["schemas"])
    ids = [said["operationId"] for said in OPERATIONS.values()]
    assert len(set(ids)) == len(ids)
    assert all(said["summary"] and said["responses"]["200"] for said in OPERATIONS.values())


def test_what_a_team_asks_and_is_answered_has_the_shapes_that_it_tells(crew: Team) -> None:
    crew.channel = heard = Heard(crew.hub, lambda: crew.now_ms)
    owner = crew.found()
    crew.connect(owner)
    assistant = crew.join(crew.invite(owner, "小陈", "admin"))
    members.add(assistant.store, {"name": "王芳", "phone": "13800138000"})
    crew.settle()
    shapes = {one.path: one for one in openapi.questions()}
    asked = {path for path, _, _ in heard.told}
    assert {"connect", "part", "open", "blob", "enrol", "push", "pull", "session", "proof"} <= asked
    for path, body, answered in heard.told:
        msgspec.msgpack.decode(body, type=shapes[path].asked)
        msgspec.msgpack.decode(answered, type=shapes[path].answered)
    assert isinstance(crew.hub, Hub)


def test_the_command_prints_it() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "hub", "openapi"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert json.loads(done.stdout) == DOCUMENT
