"""Segments hold whom they say, asked of one member or of everybody at once."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.actions import chapters as chaptering
from desktop.actions import groups, merging
from desktop.actions import members as acting
from desktop.actions import segments as keeping
from desktop.models import period
from desktop.models.condition import Condition, Every, Leaf, Not, Some, parse
from desktop.models.member import Filter, MemberQuery
from desktop.models.permission import PRESETS, preview_of
from desktop.models.problem import Problem
from desktop.models.schema import CUSTOM
from desktop.store import chapters, members, order, segments
from desktop.store import groups as grouped
from desktop.store.community import Store
from desktop.store.insentences import condition_said
from tests.conftest import MakeStore


def held(store: Store, tree: Condition) -> set[str]:
    """Their names, and a check that every way of asking says the same."""
    everybody = members.all_ids(store, MemberQuery())
    one_by_one = segments.holds(store, tree, everybody)
    made = keeping.save(store, "一问", tree)
    assert isinstance(made.result, bytes)
    query = MemberQuery(filters=(Filter("segment", "=", (made.result.hex(),)),))
    listed = {row.id: row.name for row in members.page(store, query)}
    assert set(listed) == one_by_one == set(members.all_ids(store, query))
    counted = segments.counted(store, segments.listed(store)).counts[made.result]
    assert len(listed) == counted == segments.count(store, tree) == members.count(store, query)
    assert len(order.finish(store, query).rids) == counted
    keeping.remove(store, made.result)
    return set(listed.values())


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as caught:
        yield
    assert caught.value.code == code


def person(store: Store, name: str, **fields: str) -> bytes:
    made = acting.add(store, {"name": name, **fields}).result
    assert isinstance(made, bytes)
    return made


def custom(store: Store, name: str) -> str:
    made = acting.add_custom_field(store, name).result
    assert isinstance(made, bytes)
    return CUSTOM + made.hex()


def did(store: Store, member: bytes, kind: str, day: date, **fields: Any) -> bytes:
    local = f"{day}T10:00:00"
    at = period.instant(local, store.zone)
    with store.recording("activity.add") as rec:
        stated = {"member": member, "kind": kind, "local": local, "zone": store.zone, "at": at}
        return rec.put("activity", None, {**stated, **fields})


def seen(store: Store, member: bytes, at: int) -> None:
    with store.recording("attendance.check_in") as rec:
        occurrence = rec.fact("occurrence", bytes(16), str(at))
        rec.put("attendance", None, {"occurrence": occurrence, "member": member, "at": at})


def test_readers_in_offices_born_after_1985_are_counted_as_they_change(store: Store) -> None:
    job, likes = custom(store, "职业"), custom(store, "兴趣")
    tree = Every(
        (
            Leaf("birth_year", ">=", 1985),
            Leaf(job, "=", "白领"),
            Leaf(likes, "contains", "阅读"),
        )
    )
    office = {job: "白领", likes: "阅读、旅行"}
    person(store, "王芳", birthday="1985-01-01", **office)
    person(store, "李雷", birthday="1984-12-31", **office)
    person(store, "周舟", birthday="1990-05-05", **{**office, likes: "旅行"})
    late = person(store, "何敏", birthday="1999-09-09", **{**office, job: "老师"})
    person(store, "陈静")
    assert held(store, tree) == {"王芳"}
    acting.edit(store, late, {job: "白领"})
    assert held(store, tree) == {"王芳", "何敏"}


def test_what_a_member_did_counts_with_what_he_did_under_another_record(store: Store) -> None:
    keep, other, idle = (person(store, name) for name in ("王芳", "王小芳", "李雷"))
    today = store.today()
    did(store, keep, "checkin", today)
    did(store, other, "checkin", today - timedelta(89))
    did(store, other, "checkin", today - timedelta(90))
    did(store, idle, "order", today, amount=9_900)
    merging.merge(store, keep, other)
    assert held(store, Leaf("count.checkin", "=", 3)) == {"王芳"}
    assert held(store, Leaf("count.checkin.90", "=", 2)) == {"王芳"}
    assert held(store, Leaf("count.checkin.90", "<", 1)) == {"李雷"}
    assert held(store, Leaf("count.checkin", "in", (0, 3))) == {"王芳", "李雷"}
    assert held(store, Leaf("sum.order", ">=", 9_900)) == {"李雷"}


def test_a_visit_is_asked_by_its_local_day(make_store: MakeStore) -> None:
    store = make_store(zone="Asia/Shanghai")
    early, late = person(store, "王芳"), person(store, "李雷")
    person(store, "没来过")
    seen(store, early, period.instant("2026-03-01T23:59:59", store.zone))
    seen(store, late, period.instant("2026-03-02T00:00:00", store.zone))
    for op, found in (
        ("=", {"王芳"}),
        ("!=", {"李雷", "没来过"}),
        ("<", set()),
        ("<=", {"王芳"}),
        (">", {"李雷"}),
        (">=", {"王芳", "李雷"}),
    ):
        assert held(store, Leaf("last_seen", op, "2026-03-01")) == found, op
    away = (store.today() - date(2026, 3, 1)).days
    assert held(store, Leaf("seen_days", "=", away)) == {"王芳"}
    assert held(store, Leaf("seen_days", ">=", 0)) == {"王芳", "李雷"}


def test_age_counts_whole_years(store: Store) -> None:
    today = store.today()
    tomorrow = today + timedelta(1)
    person(store, "今天满", birthday=f"1990-{today:%m-%d}")
    person(store, "明天满", birthday=f"{1990 + tomorrow.year - today.year}-{tomorrow:%m-%d}")
    person(store, "不知道")
    assert held(store, Leaf("age", "=", today.year - 1990)) == {"今天满"}
    assert held(store, Leaf("age", "=", today.year - 1991)) == {"明天满"}


def test_who_was_made_sure_of_is_told_from_who_was_not(store: Store) -> None:
    sure = person(store, "王芳")
    person(store, "李雷")
    with store.recording("member.verify") as rec:
        rec.put("verification", None, {"member": sure, "method": "paper"})
    assert held(store, Leaf("verified", "=", "yes")) == {"王芳"}
    assert held(store, Leaf("verified", "!=", "yes")) == {"李雷"}


def test_a_segment_of_segments_follows_them_and_none_refers_to_itself(store: Store) -> None:
    person(store, "王芳", city="广州")
    person(store, "李雷", city="深圳")
    south = keeping.save(store, "广州人", Leaf("city", "=", "广州")).result
    assert isinstance(south, bytes)
    others = Not(Leaf("segment", "has", south.hex()))
    rest = keeping.save(store, "外地人", others).result
    assert isinstance(rest, bytes)
    assert held(store, others) == {"李雷"}
    keeping.save(store, "广州人", Leaf("city", "=", "深圳"), segment=south)
    assert held(store, others) == {"王芳"}
    with refused("segment.circle"):
        keeping.save(store, "广州人", Leaf("segment", "has", rest.hex()), segment=south)
    keeping.remove(store, south)
    assert held(store, others) == {"王芳", "李雷"}


def test_a_chapter_or_group_called_otherwise_is_still_meant(store: Store) -> None:
    person(store, "王芳", chapter="广州")
    person(store, "李雷", chapter="深圳")
    person(store, "周舟")
    (one, _) = chapters.listed(store, counted=False)
    groups.add(store, {"name": "晨读"})
    ((team, _),) = grouped.names(store)
    acting.join_team(store, [members.resolve(store, "李雷")], team)
    meant = {
        "本地": Leaf("chapter", "=", "广州"),
        "两地": Leaf("chapter", "in", ("广州", "深圳")),
        "外地": Leaf("chapter", "!=", "广州"),
        "早起": Not(Leaf("team", "has", "晨读")),
    }
    before = {name: held(store, tree) for name, tree in meant.items()}
    assert before == {
        "本地": {"王芳"},
        "两地": {"王芳", "李雷"},
        "外地": {"李雷", "周舟"},
        "早起": {"王芳", "周舟"},
    }
    for name, tree in meant.items():
        keeping.save(store, name, tree)
    chaptering.edit(store, one.id, {"name": "羊城"})
    groups.edit(store, team, {"name": "早课"})
    kept = {one.name: one.where for one in segments.listed(store)}
    assert {name: held(store, tree) for name, tree in kept.items()} == before
    said = {name: condition_said(store, tree, "zh_CN") for name, tree in kept.items()}
    assert said["本地"] == "分会是“羊城”"
    assert "“早课”" in said["早起"]
    # As it was kept before: by a name, which somebody else may have now.
    assert held(store, Leaf("chapter", "=", "羊城")) == {"王芳"}
    assert held(store, Leaf("chapter", "in", ("羊城", ""))) == {"王芳", "周舟"}
    assert held(store, Leaf("chapter", "contains", "城")) == {"王芳"}
    assert held(store, Leaf("chapter", "=", "广州")) == set()


def test_who_may_not_read_private_values_is_told_nothing_by_a_segment(store: Store) -> None:
    person(store, "王芳", birthday="1990-01-01", city="广州")
    born = keeping.save(store, "九零后", Leaf("birth_year", ">=", 1990)).result
    here = keeping.save(store, "广州人", Leaf("city", "=", "广州")).result
    store.actor = preview_of(store.actor, "host", PRESETS["host"] | {"member.read.basic"})
    assert "member.read.private" not in store.actor.cells
    counts = segments.counted(store, segments.listed(store)).counts
    assert counts == {here: 1}
    assert isinstance(born, bytes)
    with refused("role.not_allowed"):
        members.page(store, MemberQuery(filters=(Filter("segment", "=", (born.hex(),)),)))


def test_a_segment_asks_about_members_alone(store: Store) -> None:
    with refused("segment.not_member"):
        keeping.save(store, "大单", Leaf("amount", ">=", 100))


LEAVES = st.one_of(
    st.builds(Leaf, st.just("city"), st.sampled_from(["=", "!=", "contains"]), st.just("广")),
    st.builds(Leaf, st.just("tag"), st.just("in"), st.just(("甲", "乙"))),
    st.builds(Leaf, st.just("points"), st.sampled_from(["<", ">="]), st.integers(-1, 2)),
    st.builds(
        Leaf,
        st.sampled_from(["count.post", "count.post.7", "count.signup", "sum.order"]),
        st.sampled_from(["=", "!=", "<", "<=", ">", ">="]),
        st.integers(-1, 3),
    ),
    st.builds(Leaf, st.just("X"), st.sampled_from(["=", "!=", "contains"]), st.just("白")),
    st.builds(Leaf, st.just("X"), st.just("in"), st.just(("白领", "学生"))),
    st.builds(Leaf, st.just("birth_month"), st.sampled_from(["=", "!="]), st.integers(1, 3)),
)
TREES: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.builds(Every, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=5,
)


def _with(tree: Condition, field: str) -> Condition:
    """The tree with the custom field that this community has."""
    if isinstance(tree, Leaf):
        return Leaf(field if tree.field == "X" else tree.field, tree.op, tree.value)
    if isinstance(tree, Not):
        return Not(_with(tree.part, field))
    return type(tree)(tuple(_with(part, field) for part in tree.parts))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Any:
    from desktop.models.ids import new_id
    from desktop.store import vault
    from desktop.store.community import Founding, create
    from tests.conftest import CHEAP, PASSPHRASE

    folder = tmp_path_factory.mktemp("crowd")
    keys = vault.new_keys(folder, new_id(), PASSPHRASE, cost=CHEAP)
    store = create(folder, Founding("青禾读书会", prefix="QH"), keys=keys)
    field = custom(store, "职业")
    for i in range(24):
        fields = {"city": ("广", "广州", "")[i % 3], "birthday": ("1990-02-01", "")[i % 2]}
        fields[field] = ("白领", "", "学生", "小白")[i % 4]
        one = person(store, f"成员{i}", **{key: text for key, text in fields.items() if text})
        acting.tag(store, [one], [("甲", "乙", "丙")[i % 3]] if i % 5 else [])
        for n in range(i % 4):
            did(store, one, "post", store.today() - timedelta(3 * n))
        with store.recording("registration.add") as rec:
            for n in range(i % 3):
                signed = {"occurrence": bytes([n] * 16), "member": one, "state": "registered"}
                rec.put("registration", rec.fact("registration", bytes([n] * 16), one), signed)
        if i % 6 == 0:
            did(store, one, "order", store.today(), amount=i % 5)
    yield store, field
    store.close()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(tree=TREES)
def test_everybody_at_once_and_each_by_himself_are_asked_the_same(
    crowd: Any, tree: Condition
) -> None:
    store, field = crowd
    asked = _with(tree, field)
    everybody = members.all_ids(store, MemberQuery())
    one_by_one = segments.holds(store, asked, everybody)
    sql = f"{asked!r}"
    assert segments.count(store, asked) == len(one_by_one), sql
    assert segments.count(store, Not(asked)) == len(everybody) - len(one_by_one), sql


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"field": "count.dance", "op": ">=", "value": 1}, "rule.not_one_of"),
        ({"field": "count.post.0", "op": ">=", "value": 1}, "rule.not_one_of"),
        ({"field": "sum.checkin", "op": ">=", "value": 1}, "rule.not_one_of"),
        ({"field": "count.post", "op": "has", "value": 1}, "rule.not_one_of"),
        ({"field": "age", "op": ">=", "value": "三十"}, "rule.not_whole"),
    ],
)
def test_a_count_that_nothing_can_say_is_refused(raw: Mapping[str, object], code: str) -> None:
    with refused(code):
        parse(raw)
