"""What comes late of somebody who is erased sets nothing, whosever record it is said in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import erasing, members
from desktop.models.ids import new_id
from desktop.store.community import Store
from desktop.store.digest import digest
from tests.sync.team import Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _member(store: Store, name: str) -> bytes:
    members.add(store, {"name": name})
    ((found,),) = store.rows("SELECT id FROM member WHERE name = ?", (name,))
    return bytes(found)


def _together(store: Store, record: bytes, one: bytes, other: bytes, note: str) -> None:
    with store.recording("cooperation.add") as rec:
        said = {"one": one, "other": other, "date": "2026-11-22", "value": 0, "note": note}
        rec.put("cooperation", record, said)


def test_a_note_under_anothers_key_stays_where_the_erased_ones_comes_late(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "deputy"))
    late = crew.join(crew.invite(owner, "小王", "deputy"))
    kept, gone = _member(owner.store, "林霞"), _member(owner.store, "王芳")
    crew.settle()
    record = new_id()
    _together(helper.store, record, kept, gone, "林霞说的")
    helper.sync()
    _together(late.store, record, gone, kept, "王芳说的")
    # She is erased by somebody who has not heard of the note.
    erasing.erase(owner.store, gone)
    owner.sync()
    crew.settle()
    states = {digest(one.store, one.store.refs) for one in crew.laptops}
    assert states == {hub_digest(crew, owner)}
    for one in crew.laptops:
        assert one.store.rows("SELECT note FROM cooperation") == [("林霞说的",)]
    newcomer = crew.join(crew.invite(owner, "小李", "deputy"))
    assert newcomer.store.rows("SELECT note FROM cooperation") == [("林霞说的",)]


def test_what_was_said_of_somebody_else_is_read_by_a_newcomer_when_the_row_went_on(
    crew: Team,
) -> None:
    owner = crew.found()
    crew.connect(owner)
    first, other = _member(owner.store, "林霞"), _member(owner.store, "王芳")
    record = new_id()
    with owner.store.recording("member.edit") as rec:
        rec.put("child", record, {"member": first, "name": "小满"})
    owner.sync()
    with owner.store.recording("member.edit") as rec:
        rec.put("child", record, {"member": other})
    owner.sync()
    newcomer = crew.join(crew.invite(owner, "小李", "deputy"))
    assert newcomer.store.rows("SELECT member, name FROM child") == [(other, "小满")]
