"""Rules and conditions made ready to be said: own fields by name, their amounts in yuan."""

from collections.abc import Mapping

from msgspec.structs import replace

from desktop.models.award import Explanation
from desktop.models.condition import Condition, Leaf, Not, leaves
from desktop.models.condition_words import condition_words
from desktop.models.customfield import CustomField, spoken
from desktop.models.explained import Hide, Told, tell
from desktop.models.rule import Rule
from desktop.models.rule_sentence import sentence
from desktop.models.schema import CUSTOM
from desktop.store import customfields, placed, segments
from desktop.store.reads import Reads


def condition_said(reads: Reads, tree: Condition, language: str) -> str:
    """A condition in words."""
    return condition_words(worded(reads, tree, language), language)


def rule_said(reads: Reads, rule: Rule, language: str) -> str:
    """A rule as a sentence."""
    return sentence(worded_rule(reads, rule, language), language)


def told(
    reads: Reads, found: Explanation, language: str, hide: Hide = lambda _secret, text: text
) -> Told:
    """Why an entry is there, in words."""
    sentence = rule_said(reads, found.rule, language) if found.rule else ""
    return tell(found, sentence, reads.zone, language, hide)


def worded_rule(reads: Reads, rule: Rule, language: str) -> Rule:
    """The rule with its condition `worded`: to be said, not to be kept."""
    return replace(rule, where=rule.where and worded(reads, rule.where, language))


def worded(reads: Reads, tree: Condition, language: str) -> Condition:
    """The tree with names for whatever is meant by an id, and values as people read them."""
    asked = {leaf.field for leaf in leaves(tree)}
    own: dict[str, CustomField] = {}
    names: dict[str, str] = {}
    if any(field.startswith(CUSTOM) for field in asked):
        own = {one.key: one for one in customfields.listed(reads)}
    if "segment" in asked:
        names = {one.id.hex(): one.name for one in segments.listed(reads)}
    tree = placed.by_name(reads, tree)
    return _named(spoken(tree, own, language), own, names) if own or names else tree


def _named(tree: Condition, own: Mapping[str, CustomField], names: Mapping[str, str]) -> Condition:
    if isinstance(tree, Not):
        return Not(_named(tree.part, own, names))
    if not isinstance(tree, Leaf):
        return type(tree)(tuple(_named(part, own, names) for part in tree.parts))
    if tree.field == "segment":
        values = tree.value if isinstance(tree.value, tuple) else (tree.value,)
        return replace(tree, value=tuple(names.get(str(one), str(one)) for one in values))
    return replace(tree, field=own[tree.field].name) if tree.field in own else tree
