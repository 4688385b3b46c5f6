"""A second store, filled from the log alone, is the same community; delivered twice too."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.actions import history
from desktop.models import schema
from desktop.models.ids import new_id
from desktop.store import log, vault
from desktop.store.community import Store, blank
from desktop.store.digest import digest
from tests.conftest import CHEAP, PASSPHRASE

CITIES = ("深圳", "广州", None)
TAGS = ("读书", "亲子", "跑步")


@pytest.fixture
def second(tmp_path: Path) -> Callable[[Store], Store]:
    """An empty store that knows the community's keys and nothing else."""

    def make(store: Store) -> Store:
        folder = tmp_path / os.urandom(4).hex()
        folder.mkdir()
        keys = vault.new_keys(folder, store.community, PASSPHRASE, cost=CHEAP)
        return blank(keys, store.index_key, new_id(), new_id())

    return make


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything members' pages show: all rows, derived columns, history and search words."""
    found = {}
    for table in schema.TABLES:
        order = ", ".join(table.key) if table.key else "id"
        rows = store.rows(f"SELECT * FROM {table.name} ORDER BY {order}")
        found[table.name] = [row[1:] if table.name == "member" else row for row in rows]
    found["history"] = store.rows("SELECT * FROM history ORDER BY op, record, field")
    found["action"] = store.rows("SELECT * FROM action ORDER BY first")
    found["custom"] = store.rows("SELECT * FROM member_x ORDER BY member, field")
    found["words"] = store.rows("SELECT rowid FROM grams WHERE grams MATCH '文 OR 文博'")
    return found


def live(store: Store) -> None:
    """A little of everything: members, edits, links, numbers, entries, removals, an undo."""
    field = new_id()
    with store.recording("member.add") as rec:
        first = rec.put("member", None, {"name": "单文博", "phone": "+8613612349005"})
        rec.put("number", None, {"scheme": "QH", "value": 47, "member": first})
        rec.put("member_tag", None, {"member": first, "tag": "读书"})
        rec.put("custom_field", field, {"name": "鞋码", "cls": "private", "position": 1})
    with store.recording("member.import") as rec:
        many = [(None, {"name": f"成员{n}", "city": "深圳"}) for n in range(1203)]
        made = rec.insert_many("member", many)
        numbers = [
            (None, {"scheme": "QH", "value": 100 + n, "member": m}) for n, m in enumerate(made)
        ]
        rec.insert_many("number", numbers)
    with store.recording("member.edit") as rec:
        rec.put("member", first, {"city": "广州", f"x.{field.hex()}": "42", "phone": None})
        rec.put("member", made[7], {"name": "单文博二"})
        rec.delete("member", made[8])
        rec.delete("member_tag", member=first, tag="读书")
    with store.recording("points") as rec:
        rec.entry({"member": first, "points": 30, "kind": "manual", "at": 5})
    with store.recording("member.edit") as rec:
        rec.put("member", first, {"city": "佛山", f"x.{field.hex()}": "43"})
    history.undo(store)
    history.undo(store)


def test_a_store_given_only_the_log_is_the_same(
    store: Store, second: Callable[[Store], Store]
) -> None:
    live(store)
    other = second(store)
    assert log.replay(other, log.changesets(store)) > 5
    assert digest(other, other.refs) == digest(store, store.refs)
    assert content(other) == content(store)


def test_a_log_delivered_twice_changes_nothing_more(
    store: Store, second: Callable[[Store], Store]
) -> None:
    live(store)
    other = second(store)
    entries = list(log.changesets(store))
    log.replay(other, entries)
    assert log.replay(other, entries) == 0
    assert digest(other, other.refs) == digest(store, store.refs)
    assert content(other) == content(store)


steps = st.lists(
    st.tuples(
        st.sampled_from(["name", "city", "phone", "tag", "untag", "delete", "entry", "undo"]),
        st.integers(0, 3),
        st.integers(0, 2),
    ),
    max_size=25,
)


@settings(max_examples=25)
@given(steps)
@example([("undo", 0, 0), ("city", 0, 2), ("name", 0, 0)])
def test_any_actions_replay_to_the_same_state(
    make_store: Callable[[], Store],
    second: Callable[[Store], Store],
    done: list[tuple[str, int, int]],
) -> None:
    store = make_store()
    with store.recording("member.add") as rec:
        members = [rec.put("member", None, {"name": f"成员{n}"}) for n in range(4)]
    for verb, who, what in done:
        take(store, verb, members[who], what)
    other = second(store)
    log.replay(other, log.changesets(store))
    assert digest(other, other.refs) == digest(store, store.refs)
    assert content(other) == content(store)
    other.close()


def take(store: Store, verb: str, member: bytes, what: int) -> None:
    """One random step; undo may find nothing to do."""
    if verb == "undo":
        if store.one("SELECT count(*) FROM action") != (1,):
            history.undo(store, _last(store))
        return
    with store.recording(verb) as rec:
        if verb == "tag":
            rec.put("member_tag", None, {"member": member, "tag": TAGS[what]})
        elif verb == "untag":
            rec.delete("member_tag", member=member, tag=TAGS[what])
        elif verb == "delete":
            rec.delete("member", member)
        elif verb == "entry":
            rec.entry({"member": member, "points": what, "kind": "manual", "at": 1})
        else:
            value = {"name": f"单{what}", "city": CITIES[what], "phone": f"+861380000000{what}"}
            rec.put("member", member, {verb: value[verb]})


def _last(store: Store) -> bytes:
    row = store.one(
        "SELECT id FROM action WHERE kind <> 'community.create' AND id NOT IN"
        " (SELECT action FROM undone WHERE gone = 0) ORDER BY first DESC LIMIT 1"
    )
    assert row
    return bytes(row[0])
