"""A form's steps never lead to a rule that no file could say."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.models import rule_edit
from desktop.models.condition import ATTRIBUTES, OPERATORS, Leaf
from desktop.models.problem import Problem
from desktop.models.rule import Cap, Kind, Measure, Per, Rule, Share, Trigger, document, parse

steps = st.lists(
    st.one_of(
        st.tuples(st.just("trigger"), st.sampled_from(get_args(Trigger))),
        st.tuples(st.just("kind"), st.sampled_from(get_args(Kind))),
        st.tuples(st.just("measure"), st.integers(0, 3)),
        st.tuples(st.just("cap"), st.sampled_from(get_args(Per))),
        st.tuples(st.just("field"), st.sampled_from(sorted(ATTRIBUTES))),
        st.tuples(st.just("share"), st.integers(1, 9)),
    ),
    max_size=12,
)


def _step(rule: Rule, what: str, given_value: Any) -> Rule:
    if what == "trigger":
        return rule_edit.with_trigger(rule, given_value)
    if what == "kind":
        return rule_edit.with_kind(rule, given_value)
    if what == "measure" and rule.trigger != "each":
        found = rule_edit.measures(rule)
        return rule_edit.with_measure(rule, found[given_value % len(found)])
    if what == "cap" and given_value in rule_edit.free_pers(rule):
        return rule_edit.with_cap(rule, len(rule.caps), Cap(given_value, 20))
    if what == "field":
        leaf = rule_edit.fresh_leaf(given_value, "x")
        return rule_edit.with_condition(rule, len(rule_edit.conditions(rule)), leaf)
    if what == "share" and rule.trigger == "period":
        return Rule(**{**_fields(rule), "points": Share(given_value, 1)})
    return rule


def _fields(rule: Rule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in Rule.__slots__}


@given(steps)
def test_every_step_of_the_form_leads_to_a_rule_that_a_file_could_say(
    found: list[tuple[str, Any]],
) -> None:
    rule = rule_edit.blank("到场")
    for what, value in found:
        rule = _step(rule, what, value)
        assert parse(document(rule)) == rule


@pytest.mark.parametrize("field", sorted(ATTRIBUTES))
def test_a_condition_takes_every_operator_of_its_field(field: str) -> None:
    leaf = rule_edit.fresh_leaf(field, "x")
    for op in (*OPERATORS[ATTRIBUTES[field].sort], OPERATORS[ATTRIBUTES[field].sort][0]):
        leaf = rule_edit.with_operator(leaf, op)
        assert rule_edit.with_condition(rule_edit.blank("x"), 0, leaf).where == leaf


def test_conditions_come_and_go_one_by_one() -> None:
    rule = rule_edit.blank("到场")
    city, amount = Leaf("city", "=", "广州"), Leaf("amount", ">", 100)
    rule = rule_edit.with_condition(rule, 0, city)
    rule = rule_edit.with_condition(rule, 1, amount)
    assert rule_edit.conditions(rule) == (city, amount)
    rule = rule_edit.with_condition(rule, 0, None)
    assert rule.where == amount
    assert rule_edit.with_condition(rule, 0, None).where is None
    with pytest.raises(Problem):
        rule_edit.with_condition(rule, 0, Leaf("date", "=", "gestern"))


def test_a_threshold_in_yuan_does_not_stay_as_days() -> None:
    measured: dict[Measure, int] = {}
    rule = rule_edit.with_kind(rule_edit.with_trigger(rule_edit.blank("x"), "period"), "order")
    for measure in ("amount", "days"):
        rule = rule_edit.with_measure(rule, measure)
        measured[measure] = rule.at_least
    assert measured == {"amount": 10_000, "days": 1}
