"""A role in a chapter works on the members of that chapter."""

import os
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from desktop.actions import (
    activities,
    attendance,
    consents,
    identities,
    members,
    notes,
    offers,
    rewards,
    roles,
)
from desktop.models.permission import PRESETS, rights
from desktop.models.problem import Problem
from tests.actions.matrix_world import DAY, REFUSALS, World, done, honoured, original, small_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    yield from small_world(tmp_path_factory.mktemp("matrix"))


SCOPED: dict[str, Callable[[World, bytes], object]] = {
    "edit": lambda w, m: members.edit(w.store, m, {"city": "中山"}),
    "tag": lambda w, m: members.tag(w.store, [m], ["志愿者"]),
    "note": lambda w, m: notes.add(w.store, m, "来过"),
    "identify": lambda w, m: identities.add(w.store, m, "card", os.urandom(6).hex()),
    "offer": lambda w, m: offers.add(w.store, m, "wants", "场地"),
    "consent": lambda w, m: consents.say(w.store, m, "contact", given=True),
    "verify": lambda w, m: consents.verify(w.store, m, "paper"),
    "award": lambda w, m: rewards.award(w.store, m, 1, "帮忙"),
    "award many": lambda w, m: rewards.award_many(w.store, [m], 1, "帮忙"),
    "grant an honour": lambda w, m: honoured(w.store, m),
    "record an activity": lambda w, m: activities.add(w.store, m, "post", f"{DAY}T22:00:00"),
    "check in": lambda w, m: attendance.check_in(w.store, w.theirs, original(w.store, w.theirs), m),
    "grant": lambda w, m: roles.grant(w.store, w.helper, member=m),
    "remove": lambda w, m: members.remove(w.store, [m]),
}


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize("act", SCOPED)
def test_a_role_in_a_chapter_writes_to_its_members_only(
    world: World, act: str, inside: bool
) -> None:
    store = world.store
    with store.recording("setup") as rec:
        chapter = rec.put("chapter", rec.fact("chapter", "佛山"), {"name": "佛山"})
    member = done(members.add(store, {"name": "庚", **({"chapter": "佛山"} if inside else {})}))
    cells, within, listed = rights([(PRESETS["admin"], chapter)])
    store.look_on(replace(store.actor, role="admin", cells=cells, within=within, listed=listed))
    try:
        SCOPED[act](world, member)
        refused = False
    except Problem as problem:
        refused = problem.code in REFUSALS
    finally:
        store.look_on(None)
    # Granting needs the right to grant, which an admin has nowhere.
    assert refused is not (inside and act != "grant")


def test_a_role_in_a_chapter_adds_members_there_only(world: World) -> None:
    store = world.store
    with store.recording("setup") as rec:
        chapter = rec.put("chapter", rec.fact("chapter", "佛山"), {"name": "佛山"})
    cells, within, listed = rights([(PRESETS["admin"], chapter)])
    store.look_on(replace(store.actor, role="admin", cells=cells, within=within, listed=listed))
    try:
        assert members.add(store, {"name": "辛", "chapter": "佛山"}).result
        with pytest.raises(Problem) as refused:
            members.add(store, {"name": "壬", "chapter": "没有的分会"})
        assert refused.value.code == "role.not_allowed"
        assert store.one("SELECT 1 FROM chapter WHERE name = '没有的分会'") is None
    finally:
        store.look_on(None)
