"""Who is let in, from several laptops, over every database that a hub can live in."""

from tests.sync.test_admission import (
    owner,
    test_a_rejected_applicant_is_forgotten_on_every_laptop_and_at_the_hub,
    test_an_operator_cannot_agree_in_the_name_of_another,
    test_of_two_doors_that_take_the_last_seat_one_applicant_waits,
    test_one_operator_who_agrees_on_two_laptops_counts_once,
    test_two_who_agree_apart_let_an_applicant_in_once,
    test_what_an_applicant_said_is_unreadable_everywhere_once_he_is_erased,
    test_who_was_let_in_meanwhile_is_not_erased_as_an_applicant,
    test_who_was_turned_down_first_is_not_let_in_by_another,
    test_whom_one_let_in_another_cannot_reject_unseen,
    test_whom_somebody_lets_in_unheard_after_he_was_erased_is_nobody,
)

__all__ = [
    "owner",
    "test_a_rejected_applicant_is_forgotten_on_every_laptop_and_at_the_hub",
    "test_an_operator_cannot_agree_in_the_name_of_another",
    "test_of_two_doors_that_take_the_last_seat_one_applicant_waits",
    "test_one_operator_who_agrees_on_two_laptops_counts_once",
    "test_two_who_agree_apart_let_an_applicant_in_once",
    "test_what_an_applicant_said_is_unreadable_everywhere_once_he_is_erased",
    "test_who_was_let_in_meanwhile_is_not_erased_as_an_applicant",
    "test_who_was_turned_down_first_is_not_let_in_by_another",
    "test_whom_one_let_in_another_cannot_reject_unseen",
    "test_whom_somebody_lets_in_unheard_after_he_was_erased_is_nobody",
]
