"""The walk of a team over every database that a hub can live in."""

from tests.sync.test_team import (
    test_an_old_community_goes_up_and_a_second_device_has_it_at_once,
    test_the_quarantine_is_read_page_by_page_and_narrowed,
    test_what_a_role_may_not_do_is_taken_back_and_said,
    test_work_of_two_devices_meets_at_the_hub,
)

__all__ = [
    "test_an_old_community_goes_up_and_a_second_device_has_it_at_once",
    "test_the_quarantine_is_read_page_by_page_and_narrowed",
    "test_what_a_role_may_not_do_is_taken_back_and_said",
    "test_work_of_two_devices_meets_at_the_hub",
]
