"""Whatever a roster says: the check is the run, the same again is nothing, undo is whole."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.actions import history, importing
from desktop.models.ids import new_id
from desktop.models.importing import Imported
from desktop.store import vault
from desktop.store.community import Founding, Store, create
from tests.conftest import CHEAP, PASSPHRASE
from tests.fact_builders import FACTS, world
from tests.fact_builders import state as say
from tests.live_state import parts, state_hash
from tests.roster_builders import column, roster, state

HEADER = "姓名,昵称,手机号,微信号,城市,会员编号,标签,积分,备注"
LIVE = "SELECT count(*) FROM member WHERE gone = 0"

# Few values, so that rows meet in every combination.
ROW = st.tuples(
    st.sampled_from(["张伟", "張偉", "李娜", ""]),
    st.sampled_from(["", "", "小伟"]),
    st.sampled_from(["", "", "13612349001", "136 1234 9001", "13612349002", "12345"]),
    st.sampled_from(["", "", "", "wx1", "wx2"]),
    st.sampled_from(["", "北京", "上海"]),
    st.sampled_from(["", "", "", "QH0001", "QH0002", "VIP7"]),
    st.sampled_from(["", "读书", "读书、讲师"]),
    st.sampled_from(["", "", "30"]),
    st.sampled_from(["", "甲", "乙"]),
).map(",".join)
# A table without any row is no table.
ROWS = st.lists(ROW, min_size=1, max_size=12).filter(
    lambda rows: any(row.strip(",") for row in rows)
)


@contextmanager
def community() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        keys = vault.new_keys(Path(folder), new_id(), PASSPHRASE, cost=CHEAP)
        store = create(Path(folder), Founding("青禾读书会", prefix="QH"), keys=keys)
        try:
            yield store
        finally:
            store.close()


def run(store: Store, rows: list[str]) -> Imported:
    result = importing.import_file(store, roster(HEADER, *rows)).result
    assert isinstance(result, Imported)
    return result


@settings(max_examples=25)
@given(ROWS, ROWS)
def test_the_check_is_the_run_whichever_way_it_goes(before: list[str], rows: list[str]) -> None:
    with community() as store:
        run(store, before)
        at = state(store)
        checked = importing.check(store, roster(HEADER, *rows))
        assert state(store) == at
        planned = [
            (checked.plan.outcome(i), checked.plan.reason(i))
            for i in range(checked.plan.spool.count)
        ]
        result = importing.run(store, checked.plan).result
        checked.plan.close()
        assert isinstance(result, Imported)
        assert result.counts.total == len(planned)
        made = column(store, LIVE)
        if result.batch:
            history.undo(store, result.batch)
        assert run(store, rows).counts == result.counts
        assert column(store, LIVE) == made


@settings(max_examples=25)
@given(ROWS)
def test_the_same_rows_again_change_nothing(rows: list[str]) -> None:
    with community() as store:
        first = run(store, rows).counts
        before = state(store)
        again = run(store, rows)
        assert again.batch is None
        assert again.counts.rejected == first.rejected
        assert again.counts.skipped == first.total - first.rejected
        assert state(store) == before


WIDE = HEADER + ",小组,分会,旺旺,会员卡号,推荐人,行业,等级"
WIDE_ROW = st.tuples(
    ROW,
    st.sampled_from(["", "晨读", "夜读"]),
    st.sampled_from(["", "中原", "华南"]),
    st.sampled_from(["", "", "taozi"]),
    st.sampled_from(["", "", "C001", "C002"]),
    st.sampled_from(["", "", "张伟", "李娜"]),
    st.sampled_from(["", "教育", "法律"]),
    st.sampled_from(["", "用户", "粉丝", "银卡"]),
).map(",".join)
WIDE_ROWS = st.lists(WIDE_ROW, min_size=1, max_size=10).filter(
    lambda rows: any(row.strip(",") for row in rows)
)


@settings(max_examples=15)
@given(before=WIDE_ROWS, facts=FACTS, rows=WIDE_ROWS)
def test_undo_of_an_import_leaves_everything_as_it_stood(
    before: list[str], facts: list[tuple[str, bool, int]], rows: list[str]
) -> None:
    """Groups, chapters, accounts, inviters and own fields as well as people and numbers."""
    with community() as store:
        importing.import_file(store, roster(WIDE, *before))
        about = world(store)
        here = column(store, "SELECT id FROM member WHERE gone = 0 ORDER BY id LIMIT 2")
        for fact, first, which in facts:
            who = here[0 if first else -1]
            assert isinstance(who, bytes)
            say(store, about, who, fact, which)
        stood, seen = state_hash(store), dict(parts(store))
        result = importing.import_file(store, roster(WIDE, *rows)).result
        assert isinstance(result, Imported)
        if result.batch:
            assert state_hash(store) != stood
            history.undo(store, result.batch)
        assert dict(parts(store)) == seen
        assert state_hash(store) == stood
