"""An action that deletes or overwrites very much asks first, and nothing is done until then."""

from pathlib import Path

import pytest

from desktop.actions import activities, history, importing, members
from desktop.models.problem import Problem
from desktop.store.community import Store
from desktop.store.digest import digest
from tests.roster_builders import roster, take

HEADER = "姓名,手机号,城市"


def people(store: Store, count: int, city: str = "深圳") -> list[bytes]:
    """So many members in an action of their own."""
    with store.recording("member.add") as rec:
        return rec.insert_many(
            "member", [(None, {"name": f"成员{n}", "city": city}) for n in range(count)]
        )


def rows(count: int, city: str) -> list[str]:
    return [f"成员{n},1361234{n:04d},{city}" for n in range(count)]


def test_to_remove_or_overwrite_more_than_200_and_a_fifth_is_asked_about(store: Store) -> None:
    found = people(store, 1000)
    before = digest(store, store.refs)
    for act in (
        lambda: members.remove(store, found[:201]),
        lambda: members.edit_many(store, found[:201], {"city": "广州"}),
    ):
        with pytest.raises(Problem) as asked:
            act()
        assert asked.value.code == "history.very_much"
        assert asked.value.values == {"rows": 201, "members": 1000, "share": 20}
        assert digest(store, store.refs) == before
    members.remove(store, found[:200])
    store.sure = True
    members.edit_many(store, found[200:], {"city": "广州"})
    assert store.one("SELECT count(*) FROM member WHERE city = '广州' AND gone = 0") == (800,)


def test_a_fifth_or_less_is_not_asked_about(store: Store) -> None:
    found = people(store, 1100)
    assert members.edit_many(store, found[:220], {"city": "广州"}).count == 220
    with pytest.raises(Problem):
        members.edit_many(store, found[220:441], {"city": "广州"})


def test_what_fills_in_and_what_adds_destroys_nothing(store: Store) -> None:
    found = people(store, 300)
    assert members.edit_many(store, found, {"level": "用户"}).count == 300
    assert members.tag(store, found, ["读书"], []).count == 300
    with pytest.raises(Problem):
        members.tag(store, found, [], ["读书"])


def test_an_own_import_is_undone_without_a_question_and_other_undos_ask(store: Store) -> None:
    take(store, HEADER, *rows(300, "深圳"))
    history.undo(store)
    assert store.one("SELECT count(*) FROM member WHERE gone = 0") == (0,)
    history.undo(store, store.rows("SELECT id FROM action WHERE kind = 'undo'")[0][0])
    found = [row[0] for row in store.rows("SELECT id FROM member WHERE gone = 0")]
    store.sure = True
    members.edit_many(store, found, {"city": "广州"})
    store.sure = False
    with pytest.raises(Problem):
        history.undo(store)


def test_an_own_log_of_what_members_did_is_undone_without_a_question(
    store: Store, tmp_path: Path
) -> None:
    take(store, HEADER, *rows(1, "深圳"))
    file = tmp_path / "activity.csv"
    lines = [f"2026-03-02 {n // 60:02}:{n % 60:02}:00,13612340000,发言" for n in range(300)]
    file.write_text("\n".join(("时间,手机号,类型", *lines)), encoding="utf-8")
    activities.import_file(store, file)
    assert store.one("SELECT count(*) FROM activity WHERE gone = 0") == (300,)
    history.undo(store)
    assert store.one("SELECT count(*) FROM activity WHERE gone = 0") == (0,)


def test_an_import_that_overwrites_very_much_can_be_agreed_to_and_run_again(store: Store) -> None:
    take(store, HEADER, *rows(300, "深圳"))
    checked = importing.check(store, roster(HEADER, *rows(300, "广州")))
    with pytest.raises(Problem, match="300"):
        importing.run(store, checked.plan)
    store.sure = True
    importing.run(store, checked.plan)
    checked.plan.close()
    assert store.one("SELECT count(*) FROM member WHERE city = '广州'") == (300,)
