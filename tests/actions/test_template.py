"""A community's structure goes to a file without its people, and builds another."""

import re
from pathlib import Path

import pytest

from desktop.actions import (
    admission,
    calendar,
    chapters,
    eligibility,
    groups,
    rewards,
    sample,
    segments,
    template,
)
from desktop.models.condition import Leaf, document
from desktop.models.problem import Problem
from desktop.models.rule import parse
from desktop.store import admission as stored
from desktop.store import chapters as stored_chapters
from desktop.store import rulebook
from desktop.store import segments as stored_segments
from desktop.store.community import Store, open_store
from tests.calendar_builders import around, at, weekly
from tests.conftest import PASSPHRASE, MakeStore
from tests.rewards_builders import FIRST


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample and its template."""
    folder = tmp_path_factory.mktemp("template")
    sample.make(folder / "sample", passphrase=PASSPHRASE).close()
    store = open_store(folder / "sample", passphrase=PASSPHRASE)
    template.export(store, folder / "模板.json")
    store.close()
    return folder / "sample", folder / "模板.json"


def names(store: Store, table: str, column: str = "name") -> set[str]:
    return {row[0] for row in store.rows(f"SELECT {column} FROM {table} WHERE gone = 0")}


def test_no_name_and_no_phone_of_the_sample_stands_in_the_file(
    written: tuple[Path, Path],
) -> None:
    folder, file = written
    text = file.read_text(encoding="utf-8")
    store = open_store(folder, passphrase=PASSPHRASE)
    people = store.rows("SELECT name, nickname, phone, wechat, email FROM member")
    store.close()
    assert len(people) > 200
    told = {one for row in people for one in row if one and len(one) > 1}
    assert {one for one in told if one in text} == set()
    assert not re.search(r"(?<![0-9a-f])1\d{10}(?![0-9a-f])", text)


def test_another_community_gets_the_same_structure_and_no_person(
    written: tuple[Path, Path], make_store: MakeStore
) -> None:
    folder, file = written
    made = make_store(name="新的社群")
    template.apply(made, template.read(file))
    store = open_store(folder, passphrase=PASSPHRASE)
    for table in ("chapter", "team", "rule", "custom_field", "segment", "role"):
        assert names(store, table) == names(made, table), table
    slots = "SELECT title, start, rule, minutes FROM series WHERE gone = 0 ORDER BY 2, 1"
    assert [row[1:] for row in store.rows(slots)] == [row[1:] for row in made.rows(slots)]
    asked = "SELECT questions, conditions, needed FROM admission_rule WHERE gone = 0 ORDER BY 1"
    assert store.rows(asked) == made.rows(asked)
    rules = "SELECT count(*) FROM rule_version v JOIN rule r ON r.id = v.rule WHERE v.gone = 0"
    assert store.rows(rules) == made.rows(rules)
    store.close()
    assert made.rows("SELECT count(*) FROM member") == [(0,)]
    assert made.rows("SELECT count(*) FROM operator WHERE gone = 0") == [(1,)]


def test_what_groups_ask_of_newcomers_and_hold_comes_along(
    store: Store, make_store: MakeStore, tmp_path: Path
) -> None:
    told = groups.add(store, {"name": "晨读组", "goal": "早起", "kind": "共读群"}).result
    assert isinstance(told, groups.Told)
    for place, asked in ((store.community, "为什么想来"), (told.team, "几点能起床")):
        admission.set_rule(store, place, questions=[asked], conditions=["交过笔记"], needed=2)
    with store.recording("community.edit") as rec:
        rec.put("community", store.community, {"capacity": 800, "exposures": 3, "point_value": 50})
        rec.put("team_kind", None, {"kind": "共读群", "capacity": 30, "soft": 1})
    template.export(store, tmp_path / "模板.json")
    made = make_store(name="新的社群")
    template.apply(made, template.read(tmp_path / "模板.json"))
    (team,) = made.rows("SELECT id FROM team WHERE gone = 0")[0]
    for place, asked in ((made.community, "为什么想来"), (team, "几点能起床")):
        rule = stored.rule(made, place)
        assert (rule.questions, rule.conditions, rule.needed) == ((asked,), ("交过笔记",), 2)
    kinds = "SELECT kind, capacity, soft FROM team_kind WHERE gone = 0"
    assert made.rows(kinds) == [("共读群", 30, 1)]
    said = "SELECT name, capacity, exposures, point_value FROM community"
    assert made.rows(said) == [("新的社群", 800, 3, 50)]
    assert made.rows("SELECT count(*) FROM application") == [(0,)]


def test_slots_and_rules_come_along_with_their_terms_and_days(
    store: Store, make_store: MakeStore, tmp_path: Path
) -> None:
    chapters.add(store, {"name": "广州"})
    segments.save(store, "讲师团", Leaf("chapter", "=", "广州"))
    (segment,) = stored_segments.listed(store)
    asked = eligibility.text(Leaf("segment", "in", (segment.id.hex(),)))
    series = weekly(store, capacity=30, eligible=asked, rdates=[at(3)], exdates=[at(1)])
    later = next(one for one in around(store) if one.start.date() > store.today())
    calendar.edit(store, series, later.original, {"minutes": 90, "capacity": 12}, "following")
    large = Leaf("amount", ">=", 12_345_678)
    rewards.publish(store, parse({**FIRST, "where": document(large)}))
    template.export(store, tmp_path / "模板.json")
    made = make_store(name="新的社群")
    template.apply(made, template.read(tmp_path / "模板.json"))

    def slots(one: Store) -> list[tuple[object, ...]]:
        return [(each.start, each.end, each.capacity) for each in around(one)]

    assert slots(made) == slots(store)
    assert {capacity for _, _, capacity in slots(made)} == {30, 12}
    (here,) = stored_segments.listed(made)
    (there,) = stored_chapters.listed(made)
    assert here.where == Leaf("chapter", "=", there.id.hex()) != segment.where
    assert {eligibility.tree(one) for one in around(made)} == {
        Leaf("segment", "in", (here.id.hex(),))
    }
    first, second = (rulebook.listed(one)[0].published[-1].rule for one in (store, made))
    assert first == second


def test_another_file_is_no_template(store: Store, tmp_path: Path) -> None:
    for text in ("{}", "名单", "[1]"):
        (tmp_path / "x.json").write_text(text, encoding="utf-8")
        with pytest.raises(Problem) as refused:
            template.read(tmp_path / "x.json")
        assert refused.value.code == "template.unreadable"
