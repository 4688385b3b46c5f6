"""Who is let in, from several laptops, over every database that a hub can live in."""

from tests.sync.test_admission import (
    owner,
    test_an_operator_cannot_agree_in_the_name_of_another,
    test_of_two_doors_that_take_the_last_seat_one_applicant_waits,
    test_one_operator_who_agrees_on_two_laptops_counts_once,
    test_two_who_agree_apart_let_an_applicant_in_once,
    test_what_an_applicant_said_is_unreadable_everywhere_once_he_is_erased,
    test_whom_one_let_in_another_cannot_reject_unseen,
)

__all__ = [
    "owner",
    "test_an_operator_cannot_agree_in_the_name_of_another",
    "test_of_two_doors_that_take_the_last_seat_one_applicant_waits",
    "test_one_operator_who_agrees_on_two_laptops_counts_once",
    "test_two_who_agree_apart_let_an_applicant_in_once",
    "test_what_an_applicant_said_is_unreadable_everywhere_once_he_is_erased",
    "test_whom_one_let_in_another_cannot_reject_unseen",
]
