"""The hub on a network: who it is, what it refuses, how patient it is, what it says of its work."""

import io
import json
import logging
import os
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import msgspec
import pytest

from desktop.models.invitation import Invitation, certificate_statement
from desktop.models.signed import verify
from desktop.models.wire import BODY_LIMIT, Identified, Named, Said, encode
from hub import logging as hub_logging
from hub import pairing, server, serving, sqlite
from hub.core import Hub
from hub.limits import TRIES
from tests.hub.served import engine, heard, line, served

Asker = httpx.Client


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[tuple[Hub, str]]:
    with closing(engine(tmp_path / "hub.db")) as storage, served(storage) as found:
        yield found


@pytest.fixture
def asker(hub: tuple[Hub, str]) -> Iterator[httpx.Client]:
    with client(hub[1]) as found:
        yield found


def client(address: str) -> httpx.Client:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return httpx.Client(base_url=f"https://{address}", verify=context, trust_env=False)


def said(answer: httpx.Response) -> Said:
    return msgspec.msgpack.decode(answer.content, type=Said)


def test_the_hub_is_well(asker: httpx.Client) -> None:
    answer = asker.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


def test_the_identity_signs_the_certificate_of_the_connection(
    hub: tuple[Hub, str], asker: httpx.Client
) -> None:
    with line(hub[1]) as shown:
        der = shown.getpeercert(binary_form=True)
        assert shown.version() == "TLSv1.3"
    assert der
    found = msgspec.msgpack.decode(asker.get("/v1/identity").content, type=Identified)
    assert found.public == hub[0].identity.public
    assert verify(found.public, certificate_statement(der), found.signature)


def test_two_processes_on_one_database_are_one_hub_with_two_certificates(tmp_path: Path) -> None:
    with (
        closing(engine(tmp_path / "hub.db")) as first,
        closing(engine(tmp_path / "hub.db")) as second,
        served(first) as one,
        served(second) as other,
        line(one[1]) as here,
        line(other[1]) as there,
    ):
        assert one[0].identity == other[0].identity
        assert here.getpeercert(binary_form=True) != there.getpeercert(binary_form=True)


def test_an_older_tls_is_refused(hub: tuple[Hub, str]) -> None:
    with pytest.raises((ssl.SSLError, ConnectionError)):
        line(hub[1], ssl.TLSVersion.TLSv1_2)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("pull", 401, "sync.session_ended"),
        ("nothing", 404, "sync.no_question"),
        ("session", 403, "sync.bad_question"),
        ("enrol", 403, "sync.bad_question"),
    ],
)
def test_a_refusal_is_said_in_the_words_of_the_wire(
    path: str, status: int, code: str, asker: httpx.Client
) -> None:
    answer = asker.post(f"/v1/{path}", content=b"x")
    assert (answer.status_code, said(answer).code) == (status, code)


def test_a_token_that_the_hub_did_not_make_begins_a_new_session(asker: httpx.Client) -> None:
    for text in ("Bearer !!!", "Bearer eA==", "Basic eA=="):
        answer = asker.post("/v1/pull", content=b"", headers={"Authorization": text})
        assert said(answer).code == "sync.session_ended"


def test_a_body_too_large_is_refused_before_it_is_read(hub: tuple[Hub, str]) -> None:
    head = f"POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: {BODY_LIMIT + 1}\r\n\r\n"
    with line(hub[1]) as connection:
        connection.sendall(head.encode() + b"only the beginning")
        answer = heard(connection)
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"sync.too_large" in answer


def test_a_body_without_a_length_is_cut_off_at_the_limit(hub: tuple[Hub, str]) -> None:
    piece = b"100000\r\n" + bytes(0x100000) + b"\r\n"
    with line(hub[1]) as connection:
        connection.sendall(
            b"POST /v1/push HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        for _ in range(BODY_LIMIT // 0x100000):
            connection.sendall(piece)
        connection.sendall(b"1\r\nx\r\n")
        assert heard(connection).startswith(b"HTTP/1.1 413")


def test_who_sends_a_body_slowly_is_not_waited_for(
    hub: tuple[Hub, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_PIECE_SECONDS", 0.1)
    with line(hub[1]) as connection:
        connection.sendall(b"POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx")
        answer = heard(connection)
    assert answer.startswith(b"HTTP/1.1 408")
    assert b"sync.slow" in answer


@pytest.mark.parametrize("sent", [b"", b"POST /v1/push HT"])
def test_who_sends_no_head_is_hung_up_on(
    sent: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_HEAD_SECONDS", 0.1)
    with closing(engine(tmp_path / "hub.db")) as storage, served(storage) as (_, address):
        with line(address) as connection:
            connection.sendall(sent)
            assert heard(connection) == b""
        with client(address) as asker:
            assert asker.get("/health").status_code == 200
            assert asker.get("/health").status_code == 200


def test_a_connection_is_kept_longer_than_a_proxy_keeps_it() -> None:
    assert server._IDLE_SECONDS > 60


def test_ten_wrong_codes_and_the_address_waits(
    hub: tuple[Hub, str], asker: httpx.Client, tmp_path: Path
) -> None:
    code = Invitation("127.0.0.1:1", os.urandom(16))
    pairing.set_up(hub[0], code, os.urandom(12), serving._now_ms())
    for _ in range(TRIES):
        answer = asker.post("/v1/blob", content=encode(Named(os.urandom(16))))
        assert said(answer).code == "sync.no_invitation"
    answer = asker.post("/v1/blob", content=encode(Named(code.name)))
    assert (answer.status_code, said(answer).code) == (429, "sync.too_many_tries")
    assert said(answer).retry_after == int(answer.headers["Retry-After"]) > 3_000


def test_a_busy_database_is_no_fault_of_the_asker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "_BUSY_MS", 10)
    with (
        closing(engine(tmp_path / "hub.db")) as storage,
        closing(engine(tmp_path / "hub.db")) as other,
        served(storage) as (_, address),
        client(address) as asker,
        other.writing(),
    ):
        asked = encode(Named(os.urandom(16), os.urandom(32)))
        answer = asker.post("/v1/blob", content=asked)
    assert (answer.status_code, said(answer).code) == (503, "sync.busy")
    assert said(answer).retry_after > 0


def test_a_hub_that_stops_lets_its_listeners_go(tmp_path: Path) -> None:
    """The fixture's end would wait for a stream that does not."""
    asked = threading.Event()
    with closing(engine(tmp_path / "hub.db")) as storage:
        with served(storage) as (_, address), client(address) as asker:
            assert asker.get("/v1/live").status_code == 401
            asked.set()
        assert asked.is_set()


def test_a_line_of_the_log_quotes_nobody() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(hub_logging.JsonLines())
    logger = logging.Logger("uvicorn.error")
    logger.addHandler(handler)
    try:
        raise ValueError("林霞 13800138000")
    except ValueError:
        logger.exception("Exception while answering 林霞")
    found = json.loads(out.getvalue())
    assert found["error"] == "ValueError"
    assert found["event"] == "uvicorn.error"
    assert any(where.startswith("test_a_line") for where in found["where"])
    assert "林霞" not in out.getvalue()
