"""A test of the test: each of these bugs, planted, is caught within fifty seeds."""

from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

import hub.core
from desktop.models import (
    gift,
    judging,
    judging_caps,
    judging_groups,
    judging_ledger,
    judging_rights,
    merge,
    plan,
)
from desktop.models.ids import ID_BYTES, new_id
from desktop.store import (
    activities,
    couponladders,
    coupons,
    duplicates,
    gifts,
    ledger,
    loading,
    overdrawn,
    past,
    payments,
    place,
    prioritycodes,
    pull,
    rebase,
    redemptions,
    registrations,
)
from desktop.store import erasing as store_erasing
from desktop.store.apply import Applier
from desktop.sync.core import Sync
from desktop.sync.pages import Pages
from hub import erasing as hub_erasing
from hub import numbers
from hub.held import Held
from hub.reached import Device
from tests.simulation.acts import choosing, rewards
from tests.simulation.catching import fails
from tests.simulation.scene import Scene
from tests.simulation.test_simulation import begun

SEEDS = 50
Plant = Callable[[pytest.MonkeyPatch], None]


def _said(sql: str, right: str, wrong: str) -> str:
    """The SQL with the bug in it; a query that reads otherwise by now would have none."""
    assert right in sql
    return sql.replace(right, wrong)


def _by_the_clock(sql: str) -> str:
    return _said(sql, "ELSE c.seq END", "ELSE c.clock END")


def _hub_trusts_the_client(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub.core, "ask", lambda case: None)


def _hub_takes_a_changeset_twice(patch: pytest.MonkeyPatch) -> None:
    real = Held.device

    def forgetful(self: Held, device: bytes) -> Device:
        found = real(self, device)
        return found._replace(number=max(found.number - 1, 0), op=max(found.op - 1, 0))

    patch.setattr(Held, "device", forgetful)


def _clock_counts_as_it_is(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging, "effective_clock", lambda clock, now: clock)


def _client_takes_the_authors_clock(patch: pytest.MonkeyPatch) -> None:
    real = pull._Page.entry

    def entry(self: Any, given: Any, verify: Any) -> None:
        clock = pull.read_changeset(given.changeset).about.clock
        real(self, type(given)(given.seq, clock, given.changeset), verify)

    patch.setattr(pull._Page, "entry", entry)


def _client_ignores_the_base(patch: pytest.MonkeyPatch) -> None:
    real = merge.outcome

    def outcome(table: Any, met: Any, op: Any, names: Any, later: Any) -> Any:
        return real(table, met, op, lambda base, name: False, later)

    patch.setattr("desktop.store.apply.merge", type("M", (), {"outcome": staticmethod(outcome)}))


def _refused_stays_visible(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pull._Page, "ruling", lambda self, ruling: None)


def _pending_is_not_put_on_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pull._Page, "put_on_again", lambda self: None)


def _others_are_applied_over_pending(patch: pytest.MonkeyPatch) -> None:
    real = pull._Page._apply

    def apply(self: Any, one: Any, ref: int) -> None:
        self._lifted.waits = False
        real(self, one, ref)

    patch.setattr(pull._Page, "_apply", apply)


def _pending_is_dropped_when_pushed(patch: pytest.MonkeyPatch) -> None:
    real = Sync.push

    def push(self: Sync, found: Any) -> bool:
        sent = real(self, found)
        if sent:
            with self._store.writing() as connection:
                connection.execute("DELETE FROM pending")
        return sent

    patch.setattr(Sync, "push", push)


def _cursor_moves_without_rows(patch: pytest.MonkeyPatch) -> None:
    real = Applier.apply
    seen = {"count": 0}

    def apply(self: Any, op: Any, ref: int, unread: Any = ()) -> Any:
        seen["count"] += 1
        if seen["count"] % 17 == 0:
            return merge.Outcome("same")
        return real(self, op, ref, unread)

    patch.setattr(Applier, "apply", apply)


def _the_version_is_in_the_award_id(patch: pytest.MonkeyPatch) -> None:
    count = iter(range(10**6))
    real = rewards.award_id
    patch.setattr(rewards, "award_id", lambda *parts: real(*parts[:-1], next(count)))
    # A judge that did not look at an award's id would let it through.
    patch.setattr(judging_ledger, "_is_award", lambda case: True)


def _a_number_names_a_changeset(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(pull._Page, "_copied", lambda self, known, head: False)


def _a_rebase_keeps_old_bases(patch: pytest.MonkeyPatch) -> None:
    real = rebase._op
    patch.setattr(rebase, "_op", lambda op, own, names: real(op, own, {}))


def _leases_overlap(patch: pytest.MonkeyPatch) -> None:
    real = numbers.highest
    patch.setattr(numbers, "highest", lambda *asked: max(0, real(*asked) - 90))


def _an_erase_forgets_aliases(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(store_erasing, "family", lambda connection, member: [member])


def _the_hub_forgets_aliases(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(hub_erasing, "_family", lambda held, member: [member])


def _what_came_before_its_key_stays_closed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("desktop.sync.core.reopen", lambda store: 0)


def _nobody_clips(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging_rights.judging_caps, "follow", lambda working, judged: None)
    # Who comes over the cap by two laptops' awards, and is merged with nobody, is rare otherwise.
    patch.setattr(choosing, "ACTS", (*choosing.ACTS, *[rewards.capped] * 8))


def _a_clip_stays_without_its_award(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging_caps, "_freed", lambda working, made: ())


def _the_past_is_told_without_what_was_before(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(past._Replay, "_find", lambda self, table, record: None)


def _a_snapshot_leaves_somebody_out(patch: pytest.MonkeyPatch) -> None:
    real = loading.Loader.open

    def opened(self: Any, found: Any) -> Any:
        return real(self, found)[: -1 if found.table == "member" else None]

    patch.setattr(loading.Loader, "open", opened)


def _nobody_counts_seats(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging_groups, "_no_more_than_fit", lambda working, judged: None)


def _who_freezes_last_is_taken(patch: pytest.MonkeyPatch) -> None:
    patch.setitem(judging_rights._ASKED, "board", lambda case: None)


def _places_go_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(registrations, "_PAGE", _by_the_clock(registrations._PAGE))


def _a_cancellation_moves_two_up(patch: pytest.MonkeyPatch) -> None:
    more = " + (SELECT count(*) FROM mine WHERE state = 'cancelled')"
    patch.setattr(registrations, "_PAGE", _said(registrations._PAGE, "> ?2", f"> ?2{more}"))


def _chapters_may_stand_in_a_circle(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(judging_groups, "_no_circle", lambda *asked: None)


def _a_code_goes_by_the_log(patch: pytest.MonkeyPatch) -> None:
    logged = _said(prioritycodes._USES, "ORDER BY u.at", "ORDER BY c.seq IS NULL, c.seq")
    patch.setattr(prioritycodes, "_USES", logged)


def _a_code_is_good_for_everybody(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(prioritycodes, "standing", lambda uses, _holds: [not one for _, one in uses])


def _terms_go_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(payments, "PLACE", _by_the_clock(payments.PLACE))


def _terms_run_over_each_other(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(plan, "replace", lambda one, first: one)


def _a_fee_given_back_stays_paid(patch: pytest.MonkeyPatch) -> None:
    right = "AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.payment = p.id AND r.gone = 0)"
    patch.setattr(coupons, "_COUPON", _said(coupons._COUPON, right, ""))


def _a_fee_goes_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(payments, "_AGAIN", _by_the_clock(payments._AGAIN))


def _what_was_taken_back_was_a_visit(patch: pytest.MonkeyPatch) -> None:
    right = "u.gone = 0\n  AND coalesce(u.state, '') <> 'cancelled'"
    patch.setattr(couponladders, "_VISITS", _said(couponladders._VISITS, right, "u.gone = 0"))


def _gifts_go_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(gifts, "_CLAIMS", _by_the_clock(gifts._CLAIMS))


def _what_is_kept_is_left_for_all(patch: pytest.MonkeyPatch) -> None:
    real = gift.settle

    def settle(stock: int, leases: Any, claims: Any, per_person: Any = None) -> Any:
        return real(stock + len(list(leases)), leases, claims, per_person)

    patch.setattr(gifts, "settle", settle)


def _leases_of_gifts_are_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(gifts, "leases", lambda reads, gift: [])


def _what_is_not_confirmed_is_handed_out(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(redemptions, "judges", lambda reads: True)


def _holds_go_by_the_clock(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(place, "PLACE", _by_the_clock(place.PLACE))


def _what_is_held_counts_for_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(overdrawn, "_RUNNING", _said(overdrawn._RUNNING, "-h.points", "0"))


def _points_come_back_with_each_cancelling(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ledger, "reversal_id", lambda *parts: new_id())
    patch.setattr(judging_ledger, "_cancels", lambda case, entry: None)


def _who_came_by_two_lists_stays_two(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(duplicates, "duplicates", lambda reads, limit, start: [])


def _an_activity_is_named_by_its_laptop(patch: pytest.MonkeyPatch) -> None:
    real = activities.Importer._ids

    def ids(self: Any, line: Any) -> list[bytes]:
        named = (one + self._reads.device for one in real(self, line))
        return [blake2b(one, digest_size=ID_BYTES).digest() for one in named]

    patch.setattr(activities.Importer, "_ids", ids)


def _what_came_between_two_pages_is_passed_over(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Pages, "seq", lambda pages, *_: pages.last.seq if pages.last else -1)


PLANTS: tuple[Plant, ...] = (
    _what_came_between_two_pages_is_passed_over,
    _an_activity_is_named_by_its_laptop,
    _who_came_by_two_lists_stays_two,
    _a_fee_given_back_stays_paid,
    _a_fee_goes_by_the_clock,
    _what_was_taken_back_was_a_visit,
    _gifts_go_by_the_clock,
    _what_is_kept_is_left_for_all,
    _leases_of_gifts_are_ignored,
    _what_is_not_confirmed_is_handed_out,
    _holds_go_by_the_clock,
    _what_is_held_counts_for_nothing,
    _points_come_back_with_each_cancelling,
    _a_code_goes_by_the_log,
    _a_code_is_good_for_everybody,
    _hub_trusts_the_client,
    _hub_takes_a_changeset_twice,
    _clock_counts_as_it_is,
    _client_takes_the_authors_clock,
    _client_ignores_the_base,
    _refused_stays_visible,
    _pending_is_not_put_on_again,
    _others_are_applied_over_pending,
    _pending_is_dropped_when_pushed,
    _cursor_moves_without_rows,
    _the_version_is_in_the_award_id,
    _a_number_names_a_changeset,
    _a_rebase_keeps_old_bases,
    _leases_overlap,
    _an_erase_forgets_aliases,
    _the_hub_forgets_aliases,
    _what_came_before_its_key_stays_closed,
    _nobody_clips,
    _a_clip_stays_without_its_award,
    _the_past_is_told_without_what_was_before,
    _a_snapshot_leaves_somebody_out,
    _nobody_counts_seats,
    _chapters_may_stand_in_a_circle,
    _who_freezes_last_is_taken,
    _places_go_by_the_clock,
    _a_cancellation_moves_two_up,
    _terms_go_by_the_clock,
    _terms_run_over_each_other,
)


@pytest.fixture(scope="session")
def sound(scene: Scene, below: Scene, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Where nothing is planted nothing is caught: else any bug would seem to be."""
    folder = tmp_path_factory.mktemp("sound")
    assert not any(fails(begun(seed, scene, below), seed, folder / str(seed)) for seed in (0, 4))


@pytest.mark.usefixtures("sound")
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__[1:])
def test_a_planted_bug_is_caught(
    scene: Scene,
    below: Scene,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Plant,
) -> None:
    plant(monkeypatch)
    assert any(
        fails(begun(seed, scene, below), seed, tmp_path / str(seed)) for seed in range(SEEDS)
    )
