"""Levels in conditions: said as the community says them, kept as the program does."""

import pytest

from desktop.models import labels
from desktop.models.condition import Condition, Every, Leaf, Not
from desktop.models.condition_levels import kept_levels
from desktop.models.condition_words import condition_words
from desktop.models.rule import Rule
from desktop.models.rule_sentence import sentence

OWN = {"粉丝": "伙伴", "等级": "级别"}
FANS = Leaf("level", "=", "粉丝")


def test_a_condition_says_the_communitys_word() -> None:
    assert condition_words(FANS) == "等级是“粉丝”"
    labels.use(OWN)
    assert condition_words(FANS) == "级别是“伙伴”"
    assert condition_words(FANS, "en") == 'level is "伙伴"'
    several = Leaf("level", "in", ("粉丝", "铁杆粉丝"))
    assert condition_words(several).endswith("“伙伴”、“铁杆粉丝”")


def test_a_rule_says_the_communitys_word_once() -> None:
    labels.use({"用户": "朋友", "朋友": "家人"})
    rule = Rule("到场", "each", "checkin", 10, where=Leaf("level", "=", "用户"))
    assert sentence(rule) == "等级是“朋友”的，每次签到，得 10 分。"


def test_a_name_that_two_devices_gave_a_second_level_means_the_one_that_bears_it() -> None:
    labels.use({"用户": "朋友"})
    assert labels.meant("朋友") == "朋友"
    labels.use({"用户": "朋友", "朋友": "家人"})
    assert [labels.meant(name) for name in ("朋友", "家人", "用户")] == ["用户", "朋友", "用户"]


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_what_people_typed_stands_as_they_typed_it(language: str) -> None:
    labels.use(OWN)
    rule = Rule("到场", "each", "checkin", 10, where=Leaf("tag", "has", "粉丝节"))
    assert "粉丝节" in sentence(rule, language)


def test_a_condition_is_kept_by_the_programs_word() -> None:
    labels.use(OWN)
    tag = Leaf("tag", "has", "伙伴")
    typed: Condition = Every((Not(Leaf("level", "in", ("伙伴", "铁杆"))), tag))
    assert kept_levels(typed) == Every((Not(Leaf("level", "in", ("粉丝", "铁杆"))), tag))
    assert kept_levels(FANS) == FANS


def test_a_level_of_the_communitys_own_is_no_word_of_the_program() -> None:
    labels.use({"成员": "会员", "粉丝": "伙伴"})
    assert labels.meant("会员") == "会员"
    assert labels.word("成员") == "成员"
