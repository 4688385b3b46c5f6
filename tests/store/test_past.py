"""Giving the past to a hub costs what is given, however many people there are seeds for."""

import os

from desktop.models.ids import new_id
from desktop.store import log, past
from desktop.store.community import Store
from desktop.sync import keys


def _steps(store: Store) -> int:
    """Steps of SQLite that one page of the past takes."""
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 1
        return 0

    device = store.keys.device
    assert device is not None
    with store.writing() as connection:
        connection.set_progress_handler(count, 1)
    found = past.before(store, None, 50, 2**20, device.sign)
    with store.writing() as connection:
        connection.set_progress_handler(None, 0)
    assert found
    return steps


def test_a_page_of_the_past_does_not_look_through_everybodys_keys(store: Store) -> None:
    with store.recording("member.add") as rec:
        rec.put("member", None, {"name": "林霞"})
    keys.prepare(store)
    with store.writing() as connection:
        log.begin_anew(connection)
    _steps(store)
    few = _steps(store)
    with store.writing() as connection:
        connection.executemany(
            "INSERT INTO seed (id, subject, secret) VALUES (?, ?, ?)",
            ((new_id(), new_id(), os.urandom(32)) for _ in range(5_000)),
        )
    assert _steps(store) < few + 500
