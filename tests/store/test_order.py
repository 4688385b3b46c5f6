"""A list's order is known whole: each place holds who an ordinary reading puts there."""

from collections.abc import Sequence
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import members as acting
from desktop.actions.history import undo
from desktop.models.ids import new_id
from desktop.models.member import SORTS, Filter, MemberQuery
from desktop.models.problem import Problem
from desktop.store import headcount, members, order, search, vault
from desktop.store.community import Founding, Store, create, open_reads
from desktop.store.reads import Reads, Stopped
from tests.conftest import CHEAP, PASSPHRASE

NAMES = ("王伟", "王芳", "李娜", "单文博", "Anna", "曾丽华", "张三", "欧阳静")
CITIES = ("广州", "深圳", "", "上海")
FILTERS = (
    Filter("city", "=", ("广州", "深圳")),
    Filter("city", "!=", ("广州",)),
    Filter("city", "empty"),
    Filter("level", "filled"),
    Filter("points", ">=", (10,)),
    Filter("points", "<", (10,)),
    Filter("last_seen", "empty"),
    Filter("source", "contains", ("朋",)),
    Filter("chapter", "=", ("广州分会",)),
    Filter("tag", "=", ("书友",)),
    Filter("tag", "!=", ("书友",)),
    Filter("tag", "empty"),
    Filter("team", "filled"),
)

SEARCHES = ("", "王", "wang", "l", "1380", "QH0003", "没有")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Store]:
    """Forty members who share names, cities and levels; some were removed."""
    folder = tmp_path_factory.mktemp("crowd")
    keys = vault.new_keys(folder, new_id(), PASSPHRASE, cost=CHEAP)
    store = create(folder, Founding("青禾读书会", prefix="QH"), keys=keys)
    for number in range(40):
        fields = {
            "name": NAMES[number % len(NAMES)],
            "phone": f"1380000{number:04}",
            "city": CITIES[number % len(CITIES)],
            "level": ("客户", "", "用户")[number % 3],
            "source": ("朋友介绍", "")[number % 2],
            "joined": f"2026-0{number % 9 + 1}-01",
        }
        member = acting.add(store, {key: text for key, text in fields.items() if text}).result
        assert isinstance(member, bytes)
        if number % 4 == 0:
            acting.tag(store, [member], ["书友"])
        if number % 7 == 0:
            acting.remove(store, [member])
    return [store]


@given(
    search=st.sampled_from(SEARCHES),
    filters=st.lists(st.sampled_from(FILTERS), max_size=2, unique=True),
    sort=st.lists(
        st.tuples(st.sampled_from(SORTS), st.booleans()), max_size=2, unique_by=lambda one: one[0]
    ),
)
@settings(max_examples=80)
def test_every_place_holds_whom_a_plain_reading_puts_there(
    crowd: Sequence[Store],
    search: str,
    filters: list[Filter],
    sort: list[tuple[str, bool]],
) -> None:
    store = crowd[0]
    query = MemberQuery(search, tuple(filters), tuple(sort))
    wanted = members.page(store, query)
    for found in (order.begin(store, query), order.finish(store, query)):
        assert found.whole
        assert found.exact
        assert found.total == len(wanted) == members.count(store, query)
        assert order.rows(store, found, 0, 200) == wanted
        assert order.rows(store, found, 3, 4) == wanted[3:7]
    assert set(members.all_ids(store, query)) == {row.id for row in wanted}


def test_a_long_list_begins_at_once_and_goes_on_where_it_began(
    crowd: Sequence[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order, "AT_ONCE", 8)
    everybody = MemberQuery()
    began, whole = order.begin(crowd[0], everybody), order.finish(crowd[0], everybody)
    assert began.exact
    assert not began.whole
    assert began.total == whole.total == headcount.everybody(crowd[0])
    assert list(began.rids) == list(whole.rids[:8])
    some = order.begin(crowd[0], MemberQuery(filters=(Filter("level", "filled"),)))
    assert (some.total, some.exact, some.whole) == (8, False, False)


def test_a_list_that_is_hard_to_find_keeps_nobody_waiting(
    crowd: Sequence[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.store.reads._STEP", 1)
    monkeypatch.setattr(order, "STEPS", 20)
    found = order.begin(crowd[0], MemberQuery(search="王"))
    assert found.total is None
    assert not found.exact


def test_a_name_shows_its_first_hits_in_the_places_they_keep(crowd: Sequence[Store]) -> None:
    query = MemberQuery(search="王")
    whole = order.finish(crowd[0], query)
    first = search.begin(crowd[0], "王", 4, ("1", ()))
    assert first == list(whole.rids[:4])
    assert search.begin(crowd[0], "wang", 4, ("1", ())) == []


def test_who_left_meanwhile_leaves_his_place_empty(store: Store) -> None:
    made = [acting.add(store, {"name": name}).result for name in NAMES]
    known = order.begin(store, MemberQuery())
    row = order.rows(store, known, 2, 1)[0]
    assert row is not None
    assert row.id in made
    acting.remove(store, [row.id])
    now = order.rows(store, known, 0, 8)
    assert [one is None for one in now] == [False, False, True, *[False] * 5]


def test_the_head_count_follows_who_comes_and_goes(store: Store) -> None:
    assert headcount.everybody(store) == 0
    made = [acting.add(store, {"name": name}) for name in NAMES]
    assert headcount.everybody(store) == len(NAMES)
    undo(store, made[3].action)
    assert headcount.everybody(store) == len(NAMES) - 1
    with pytest.raises(Problem):
        acting.add(store, {"name": "没成", "phone": "12"})
    acting.add(store, {"name": "又一位"})
    counted = store.one("SELECT count(*) FROM member WHERE gone = 0")
    assert counted == (headcount.everybody(store),) == (len(NAMES),)


def test_a_question_aside_sees_what_the_actor_sees_and_can_be_given_up(store: Store) -> None:
    reads = open_reads(store)
    assert reads.aside(lambda other: other.actor, Event()) is reads.actor
    stop = Event()

    def ask(other: Reads) -> object:
        stop.set()
        return other.rows(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        )

    with pytest.raises(Stopped):
        reads.aside(ask, stop)
    reads.close()
    with pytest.raises(Stopped):
        reads.aside(lambda other: other, Event())
