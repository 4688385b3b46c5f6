"""Events that members propose: light approval, the calendar, and their share of the events."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from desktop.actions import calendar, history, members, proposals
from desktop.models.problem import Problem
from desktop.models.proposal import APPROVED, DECLINED, PROPOSED
from desktop.store import calendar as planned
from desktop.store import proposals as told
from desktop.store.community import Store

DAY = date(2026, 12, 5)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(Problem) as caught:
        yield
    assert caught.value.code == code


def somebody(store: Store, name: str) -> bytes:
    made = members.add(store, {"name": name}).result
    assert isinstance(made, bytes)
    return made


def proposed(store: Store, who: bytes, title: str = "读书会") -> bytes:
    made = proposals.propose(store, who, title, f"{DAY}T14:00:00", minutes=120, place="书店")
    assert isinstance(made.result, bytes)
    return made.result


def test_a_proposal_that_is_approved_is_in_the_calendar_with_its_proposer(store: Store) -> None:
    who = somebody(store, "林霞")
    made = proposed(store, who)
    assert [one.state for one in told.page(store)] == [PROPOSED]
    assert planned.occurrences(store, DAY, DAY) == []
    series = proposals.approve(store, made).result
    assert isinstance(series, bytes)
    (one,) = planned.occurrences(store, DAY, DAY)
    assert (one.series, one.title, one.place, one.kind, one.host) == (
        series, "读书会", "书店", "event", who,
    )  # fmt: skip
    assert (one.end - one.start).total_seconds() == 7200
    assert told.proposers(store, [series]) == {series: (who, "林霞")}
    assert told.find(store, made).state == APPROVED


def test_a_proposal_is_declined_with_a_reason_and_stays_out(store: Store) -> None:
    made = proposed(store, somebody(store, "林霞"), "相亲会")
    with refused("proposal.reasonless"):
        proposals.decline(store, made, "  ")
    proposals.decline(store, made, "和年会同一天")
    found = told.find(store, made)
    assert (found.state, found.reason) == (DECLINED, "和年会同一天")
    assert planned.occurrences(store, DAY, DAY) == []
    with refused("proposal.decided"):
        proposals.approve(store, made)


def test_an_approval_is_undone_and_the_proposal_waits_again(store: Store) -> None:
    made = proposed(store, somebody(store, "林霞"))
    proposals.approve(store, made)
    history.undo(store)
    assert told.find(store, made).state == PROPOSED
    assert planned.occurrences(store, DAY, DAY) == []


def test_the_share_of_events_that_members_began(store: Store) -> None:
    who = somebody(store, "林霞")
    for title in ("读书会", "美食会"):
        proposals.approve(store, proposed(store, who, title))
    proposed(store, who, "相亲会")
    for kind in ("event", "event", "event", "session"):
        fields = {"title": "自办", "start": f"{DAY}T19:00:00", "kind": kind}
        calendar.add(store, fields)
    share = told.share(store, DAY, DAY)
    assert (share.events, share.proposed, share.percent) == (5, 2, 40.0)
    assert told.share(store, date(2026, 1, 1), date(2026, 1, 2)).percent == 0.0


def test_whoever_approves_may_name_another_host(store: Store) -> None:
    who, host = somebody(store, "林霞"), somebody(store, "王芳")
    proposals.approve(store, proposed(store, who), host)
    (one,) = planned.occurrences(store, DAY, DAY)
    assert one.host == host


def test_a_proposal_needs_a_title_a_time_and_somebody_who_is_there(store: Store) -> None:
    who = somebody(store, "林霞")
    for given, code in (
        ((bytes(16), "读书会", str(DAY)), "member.gone"),
        ((who, " ", str(DAY)), "calendar.titleless"),
        ((who, "读书会", "下周"), "calendar.time_unreadable"),
    ):
        with refused(code):
            proposals.propose(store, *given)
