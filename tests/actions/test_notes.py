"""Noting something about a member, on a real community."""

import pytest

from desktop.actions import notes, roles
from desktop.models.permission import PRESETS
from desktop.models.problem import Problem
from desktop.models.role import named
from desktop.store import roles as stored
from desktop.store import timeline
from desktop.store.community import Store


def add_member(store: Store, name: str) -> bytes:
    with store.recording("member.add") as rec:
        return rec.put("member", None, {"name": name})


def test_a_note_stands_in_the_members_story(store: Store) -> None:
    member = add_member(store, "单文博")
    notes.add(store, member, " 晚八点后方便联系 ")
    (note,) = timeline.page(store, member, frozenset({"note"}))
    assert (note.new, note.operator) == ("晚八点后方便联系", "群主")


def test_an_empty_note_is_told(store: Store) -> None:
    with pytest.raises(Problem) as refused:
        notes.add(store, add_member(store, "单文博"), "  ")
    assert refused.value.code == "member.empty_note"


@pytest.mark.parametrize("preset", PRESETS)
def test_who_may_not_read_private_details_reads_no_notes(store: Store, preset: str) -> None:
    member = add_member(store, "单文博")
    notes.add(store, member, "晚八点后方便联系")
    store.look_on(stored.preview(store, named(stored.role_list(store), preset)))
    shown = bool(timeline.page(store, member, frozenset({"note"})))
    assert shown == ("member.read.private" in PRESETS[preset])


@pytest.mark.parametrize("preset", [one for one in PRESETS if one != "owner"])
def test_who_may_write_members_may_note(store: Store, preset: str) -> None:
    member, holder = add_member(store, "单文博"), add_member(store, "马秀兰")
    roles.grant(store, named(stored.role_list(store), preset).id, member=holder)
    store.operator = stored.operator_of(store, holder) or b""
    store.refresh()
    if "member.write" in PRESETS[preset]:
        assert notes.add(store, member, "来过电话").count == 1
    else:
        with pytest.raises(Problem) as refused:
            notes.add(store, member, "来过电话")
        assert refused.value.code == "role.not_allowed"
