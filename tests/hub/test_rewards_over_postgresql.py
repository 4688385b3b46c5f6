"""Boards, gifts, coupons, fees, honours and balances of two laptops over a PostgreSQL hub.

Over SQLite the same tests run where they stand.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.postgres import PostgresEngine
from hub.tables import migrate
from tests.sync.team import Laptop, Team
from tests.sync.test_boards import (
    test_two_who_close_one_week_without_hearing_of_each_other_give_each_member_once,
)
from tests.sync.test_coupons import (
    test_a_code_used_on_two_laptops_is_his_who_came_first_and_both_are_kept,
)
from tests.sync.test_honours import (
    test_two_who_grant_the_title_of_the_month_offline_grant_it_once,
)
from tests.sync.test_mall import (
    test_cancelling_on_two_laptops_offline_returns_exactly_300_once,
    test_two_doors_offline_cannot_give_the_same_last_gift_away,
)
from tests.sync.test_plans import (
    test_one_payment_given_back_on_two_laptops_is_given_back_once_with_its_value,
    test_one_renewal_paid_on_two_laptops_extends_once_and_the_second_is_told,
)
from tests.sync.test_wallets import (
    test_one_record_is_paid_for_once_and_given_back_once_by_two_laptops,
    two,
)

__all__ = [
    "test_a_code_used_on_two_laptops_is_his_who_came_first_and_both_are_kept",
    "test_cancelling_on_two_laptops_offline_returns_exactly_300_once",
    "test_one_payment_given_back_on_two_laptops_is_given_back_once_with_its_value",
    "test_one_record_is_paid_for_once_and_given_back_once_by_two_laptops",
    "test_one_renewal_paid_on_two_laptops_extends_once_and_the_second_is_told",
    "test_two_doors_offline_cannot_give_the_same_last_gift_away",
    "test_two_who_close_one_week_without_hearing_of_each_other_give_each_member_once",
    "test_two_who_grant_the_title_of_the_month_offline_grant_it_once",
    "two",
]


@pytest.fixture
def crew(postgres: str, tmp_path: Path) -> Iterator[Team]:
    """A team around a hub that lives in PostgreSQL."""
    engine = PostgresEngine(postgres)
    migrate(engine)
    found = Team(tmp_path, engine)
    yield found
    found.close()
    engine.close()


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()
