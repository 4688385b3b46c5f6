"""The hub's interface as an OpenAPI 3.1 document, made of its routes and the shapes they carry."""

import inspect
import json
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, Final, NamedTuple, get_type_hints

import msgspec

from desktop.models.wire import BODY_LIMIT, Identified, Said
from hub import connecting, contacts, endpoints, pairing
from hub.core import Hub
from hub.serving import MEDIA, REFUSALS

_REF: Final = "#/components/schemas/{name}"
# Who answers where the table of questions has no function of that name.
_DONE_BY: dict[str, Callable[..., object]] = {
    "status": Hub.status,
    "contacts": contacts.listed,
    "part": connecting.part,
    "offers": pairing.listed,
    "withdraw": pairing.withdraw,
    "enrolled": pairing.used_up,
    "connect": connecting.begin,
}
_ABOUT = f"""What the devices of a community and its hub say to each other. The consoles speak it;
this document is for who runs, watches or audits a hub.

Bodies are MessagePack ({MEDIA}), at most {BODY_LIMIT} bytes. Every object of this document travels
as an array of its fields in this order (`prefixItems`), and every string marked as base64 as plain
bytes. A body may be deflated, which Content-Encoding then says.

The certificate is the hub's own. A device does not ask who signed it: it asks `/v1/identity` for
the statement over it and compares the hub's public key with the one of its invitation.

Personal data is sealed before it gets here; the hub has no key for it."""
_TAGS = {
    "open": "Asked without a session; each proves by itself what it has to.",
    "session": "Asked by a device with the token of `session` and `proof`.",
    "watching": "For whoever watches over the hub.",
}


class Question(NamedTuple):
    """One question: its path, what is done, the shapes of both ways, whether it needs a session."""

    path: str
    about: str
    asked: Any
    answered: Any
    own: bool


def text() -> str:
    """The document as it is kept."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def document() -> dict[str, Any]:
    """The OpenAPI document."""
    found = questions()
    shapes = [kind for one in found for kind in (one.asked, one.answered)]
    told, schemas = msgspec.json.schema_components([Identified, Said, *shapes], ref_template=_REF)
    for schema in schemas.values():
        schema["description"] = inspect.cleandoc(schema.get("description", ""))
    paths = _plain(told[0], told[1])
    for number, one in enumerate(found, 1):
        body, answer = told[2 * number : 2 * number + 2]
        paths[f"/v1/{one.path}"] = {"post": _question(one, body, answer, told[1])}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Qunzhu hub",
            "version": version("qunzhu"),
            "summary": "The server that devices sync through.",
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [
            {
                "url": "https://{address}",
                "variables": {"address": {"default": "hub.example.org:8440"}},
            }
        ],
        "tags": [{"name": name, "description": about} for name, about in _TAGS.items()],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The bytes that `proof` answered, in base64.",
                }
            },
        },
    }


def questions() -> list[Question]:
    """Everything that is asked with POST."""
    found = []
    for table, own in ((endpoints.OPEN, False), (endpoints.OWN, True)):
        for path, (asked, ask) in table.items():
            done_by = _DONE_BY.get(path, ask)
            about = (inspect.getdoc(done_by) or "").splitlines()[0]
            found.append(Question(path, about, asked, get_type_hints(done_by)["return"], own))
    return found


def _question(one: Question, body: Any, answer: Any, refusal: Any) -> dict[str, Any]:
    return {
        "operationId": one.path,
        "summary": one.about,
        "tags": ["session" if one.own else "open"],
        "security": [{"session": []}] if one.own else [],
        "requestBody": {"required": True, "content": {MEDIA: {"schema": body}}},
        "responses": {
            "200": _answer("The answer.", answer),
            **{str(status): _answer(about, refusal) for status, about in REFUSALS.items()},
        },
    }


def _answer(about: str, schema: Any, media: str = MEDIA) -> dict[str, Any]:
    return {"description": about, "content": {media: {"schema": schema}}}


def _plain(identified: Any, refusal: Any) -> dict[str, Any]:
    """What is asked with GET."""
    health = {
        "type": "object",
        "properties": {"ok": {"type": "boolean"}},
        "required": ["ok"],
    }
    hint = 'Lines `data: {"community": hex, "seq": number}`; a line `:` keeps the line alive.'
    return {
        "/health": {
            "get": {
                "operationId": "health",
                "summary": "Whether the hub reaches its database.",
                "tags": ["watching"],
                "security": [],
                "responses": {
                    "200": _answer("It does.", health, "application/json"),
                    "503": _answer("It does not.", health, "application/json"),
                },
            }
        },
        "/v1/identity": {
            "get": {
                "operationId": "identity",
                "summary": "The hub's public key, and its word for the certificate shown.",
                "tags": ["open"],
                "security": [],
                "responses": {"200": _answer("Who it is.", identified)},
            }
        },
        "/v1/live": {
            "get": {
                "operationId": "live",
                "summary": "Hints that there is more to pull, until the hub ends the line.",
                "tags": ["session"],
                "security": [{"session": []}],
                "responses": {
                    "200": _answer(hint, {"type": "string"}, "text/event-stream"),
                    "401": _answer(REFUSALS[401], refusal),
                    "403": _answer(REFUSALS[403], refusal),
                    "503": _answer(REFUSALS[503], refusal),
                },
            }
        },
    }
