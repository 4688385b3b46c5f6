"""Where a member stands is one answer everywhere, however it came about."""

import random
from pathlib import Path

import pytest

from desktop.actions import activities, history, importing, ladder, merging
from desktop.actions import members as acting
from desktop.actions.exporting import export_members
from desktop.models.condition import Leaf
from desktop.models.ids import new_id
from desktop.models.importing import Imported
from desktop.models.ladder import LADDER
from desktop.models.member import Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.store import ladder as standing
from desktop.store import member_rows, members, order, ordered, segments, widening
from desktop.store.community import Store

STEPS = 150
DEEDS = (
    *("order", "order", "post", "correct", "delete", "many", "merge", "merge", "part"),
    *("raise", "off", "edit", "remove", "undo", "undo"),
)


class Life:
    """Orders come, late and wrong ones too, people are merged, parted, raised, lost and undone."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance = store, random.Random(seed)
        self.people = [self._person(number) for number in range(6)]
        self.done: list[bytes] = []

    def _person(self, number: int) -> bytes:
        made = acting.add(self.store, {"name": f"成员{number}"}).result
        assert isinstance(made, bytes)
        return made

    def step(self) -> str:
        """Do something that may be done; its name."""
        name = self.chance.choice(DEEDS)
        try:
            made = getattr(self, f"_{name}")()
        except Problem:
            return name
        if made is not None:
            self.done.append(made)
        return name

    def _some(self) -> bytes:
        there = [one for one in self.people if members.stands(self.store, one)]
        if len(there) < 3:
            there.append(self._person(len(self.people)))
            self.people.append(there[-1])
        return self.chance.choice(there)

    def _order(self, kind: str = "order") -> bytes:
        day = self.chance.randint(1, 28)
        return activities.add(
            self.store, self._some(), kind, f"2026-03-{day:02}T10:00:00", amount=100
        ).action

    def _post(self) -> bytes:
        day = self.chance.randint(1, 28)
        return activities.add(self.store, self._some(), "post", f"2026-03-{day:02}T10:00:00").action

    def _activity(self) -> bytes | None:
        found = self.store.rows("SELECT id FROM activity WHERE gone = 0 ORDER BY id")
        return self.chance.choice(found)[0] if found else None

    def _correct(self) -> bytes | None:
        one = self._activity()
        return activities.correct(self.store, one, "记错了").action if one else None

    def _delete(self) -> bytes | None:
        if (one := self._activity()) is None:
            return None
        with self.store.recording("activity.enter") as rec:
            rec.delete("activity", one)
        return rec.changes.action

    def _many(self) -> bytes:
        kinds = (("order", ""), ("order", "voided"), ("post", ""))
        fields = [
            {"member": self._some(), "kind": kind, "state": state, "local": "2026-03-01T08:00:00"}
            | {"zone": self.store.zone, "at": 1_772_323_200_000}
            for kind, state in self.chance.sample(kinds, 2)
        ]
        with self.store.recording("activity.import") as rec:
            rec.insert_many("activity", ((new_id(), one) for one in fields))
        return rec.changes.action

    def _merge(self) -> bytes:
        return merging.merge(self.store, self._some(), self._some()).action

    def _part(self) -> bytes:
        return merging.separate(self.store, self.chance.choice(self.people)).action

    def _raise(self) -> bytes:
        step = self.chance.choice(LADDER)
        return ladder.move(self.store, [self._some()], step, "常来", down=True).action

    def _off(self) -> bytes:
        return ladder.move(self.store, [self._some()], "", down=True).action

    def _edit(self) -> bytes:
        return acting.edit(self.store, self._some(), {"level": "老友"}).action

    def _remove(self) -> bytes:
        return acting.remove(self.store, [self._some()]).action

    def _undo(self) -> bytes | None:
        if not self.done:
            return None
        return history.undo(self.store, self.done.pop(self.chance.randrange(len(self.done)))).action


def truth(store: Store) -> dict[bytes, str]:
    """Where everybody stands, from the recorded rows alone."""
    leads = dict(store.rows("SELECT member, canonical FROM alias WHERE gone = 0"))

    def top(who: bytes) -> set[bytes]:
        seen = {who}
        while who in leads and leads[who] not in seen:
            who = leads[who]
            seen.add(who)
        return seen

    bought = store.rows(
        "SELECT member FROM activity WHERE kind = 'order' AND gone = 0 AND state IS NOT 'voided'"
    )
    buyers = {one for (who,) in bought for one in top(who)}
    return {
        who: level or ("客户" if who in buyers else "")
        for who, level in store.rows("SELECT id, coalesce(level, '') FROM member WHERE gone = 0")
    }


def told(store: Store, what: str) -> None:
    """The list, its filter and order, segments, the funnel and the page all say what is true."""
    true, now = truth(store), store.today().isoformat()
    listed = members.page(store, MemberQuery())
    assert {row.id: row.level for row in listed} == true, what
    past = list(members.each(store, MemberQuery(as_of=now)))
    assert {row.id: row.level for row in past} == true, what
    assert {who: standing.standing(store, who) for who in true} == true, what
    said = [member_rows.stated(store, who, ("level",))["level"] for who in true]
    assert said == list(true.values()), what
    for step in (*LADDER, "老友"):
        wanted = {who for who, one in true.items() if one == step}
        chip = Filter("level", "=", (step,))
        for day in ("", now):
            query = MemberQuery(filters=(chip,), as_of=day)
            assert {row.id for row in members.each(store, query)} == wanted, (what, step, day)
        assert members.count(store, MemberQuery(filters=(chip,))) == len(wanted), what
        asked = Leaf("level", "=", step)
        assert segments.count(store, asked) == len(wanted), what
        assert segments.holds(store, asked, list(true)) == wanted, what
    none = MemberQuery(filters=(Filter("level", "empty"),))
    assert members.count(store, none) == sum(one == "" for one in true.values()), what
    counts = [sum(one == step for one in true.values()) for step in LADDER]
    for day in ("", now):
        assert [one.count for one in standing.funnel(store, day)] == counts, (what, day)
    falling = MemberQuery(sort=(("level", True),))
    rows = order.rows(store, order.finish(store, falling), 0, 200)
    levels = [row.level for row in rows if row]
    assert levels == [*sorted(filter(None, levels), reverse=True), *[""] * levels.count("")], what


@pytest.mark.parametrize("seed", range(2))
def test_every_screen_says_where_people_stand_after_whatever_was_done(
    store: Store, seed: int
) -> None:
    life = Life(store, seed)
    told(store, "nothing")
    for at in range(STEPS):
        told(store, f"{at} {life.step()}")
    assert "客户" in truth(store).values()


def test_an_older_file_is_told_who_ordered(store: Store) -> None:
    life = Life(store, 7)
    for _ in range(60):
        life.step()
    whole = truth(store)
    with store.writing() as connection:
        for statement in (
            "DROP INDEX member_level",
            "ALTER TABLE member DROP COLUMN standing",
            "ALTER TABLE member DROP COLUMN ordered",
            "CREATE INDEX member_level ON member(level, pinyin) WHERE gone = 0",
        ):
            connection.execute(statement)
        for statement in ordered.added(connection):
            connection.execute(statement)
        for statement in widening.statements(connection):
            connection.execute(statement)
        assert ordered.added(connection) == []
    assert truth(store) == whole
    told(store, "after the step")


def test_a_list_that_went_out_comes_in_again_and_changes_nobody(
    store: Store, tmp_path: Path
) -> None:
    who = acting.add(store, {"name": "林霞", "phone": "13800138000"}).result
    assert isinstance(who, bytes)
    activities.add(store, who, "order", "2026-03-01T10:00:00")
    export_members(store, tmp_path / "名单.csv")
    assert "客户" in (tmp_path / "名单.csv").read_text(encoding="utf-8-sig")
    found = importing.import_file(store, importing.Roster(tmp_path / "名单.csv")).result
    assert isinstance(found, Imported)
    assert (found.counts.updated, standing.level(store, who)) == (0, "")
    # What is said expressly is kept, though it was so before.
    ladder.move(store, [who], "客户")
    assert standing.level(store, who) == "客户"
