"""Priority codes: used once, by whom they are bound to or by anybody, until their last day."""

from datetime import timedelta

import pytest

from desktop.actions import history, merging, prioritycodes
from desktop.models.prioritycode import plain, shown
from desktop.models.problem import Problem
from desktop.store import prioritycodes as codes
from desktop.store.community import Store
from tests.people_builders import somebody


def made(store: Store, count: int = 1, **more: object) -> list[str]:
    """New codes."""
    found = prioritycodes.make(store, "新品优先购", count, **more).result
    assert isinstance(found, list)
    return found


def refused(store: Store, code: str, member: bytes) -> str:
    """The problem with using a code."""
    with pytest.raises(Problem) as found:
        prioritycodes.use(store, code, member)
    return found.value.code


def test_a_code_is_used_once_however_it_is_typed(store: Store) -> None:
    who, other = somebody(store, "林霞"), somebody(store, "王芳")
    (code,) = made(store)
    prioritycodes.use(store, f" {shown(code).lower()} ", who)
    assert refused(store, code, other) == "code.used"
    found = codes.find(store, code)
    assert found.used is not None
    assert found.used.member == who
    assert found.standing(store.today().isoformat()) == "used"
    assert not found.twice


def test_a_bound_code_is_his_alone_and_follows_a_merge(store: Store) -> None:
    who, alias, other = (somebody(store, name) for name in ("林霞", "林小霞", "王芳"))
    (code,) = made(store, member=alias)
    assert refused(store, code, other) == "code.bound"
    merging.merge(store, who, alias)
    prioritycodes.use(store, code, alias)
    assert codes.find(store, code).used.member == who


def test_a_code_is_good_on_its_last_day_and_not_after(store: Store) -> None:
    who, today = somebody(store, "林霞"), store.today()
    (last,) = made(store, until=today.isoformat())
    (gone,) = made(store, until=(today - timedelta(days=1)).isoformat())
    prioritycodes.use(store, last, who)
    assert refused(store, gone, who) == "code.expired"


def test_codes_made_at_once_are_all_different(store: Store) -> None:
    assert len(set(made(store, 200))) == 200
    assert codes.count(store) == 200
    assert len(codes.page(store, 0, 50)) == 50


def test_a_code_of_ones_own_is_made_once(store: Store) -> None:
    assert made(store, code="双十一 a1") == ["双十一A1"]
    with pytest.raises(Problem) as there:
        made(store, code="双十一-A1")
    assert there.value.code == "code.there"


def test_a_use_taken_back_frees_the_code(store: Store) -> None:
    who, other = somebody(store, "林霞"), somebody(store, "王芳")
    (code,) = made(store)
    done = prioritycodes.use(store, code, who)
    prioritycodes.take_back(store, done.result, "扫错了")
    again = prioritycodes.use(store, code, other)
    history.undo(store, again.action)
    assert codes.find(store, code).standing(store.today().isoformat()) == "open"
    assert [one.cancelled for one in codes.find(store, code).uses] == [True]


def test_a_code_called_in_is_used_no_more(store: Store) -> None:
    who = somebody(store, "林霞")
    code, other = made(store, 2)
    prioritycodes.cancel(store, code)
    assert refused(store, code, who) == "code.cancelled"
    prioritycodes.use(store, other, who)
    with pytest.raises(Problem) as used:
        prioritycodes.cancel(store, other)
    assert used.value.code == "code.used"
    assert refused(store, "不存在", who) == "code.unknown"


def test_a_code_reads_in_two_parts() -> None:
    assert shown("F7K2M9QWXP") == "F7K2M-9QWXP"
    assert shown("双十一A1") == "双十一A1"
    assert plain("f7k2m - 9qwxp") == "F7K2M9QWXP"
