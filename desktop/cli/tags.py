"""`qunzhu tags`: tags put on by hand and by rule, and why somebody has one."""

from argparse import Namespace
from pathlib import Path

from desktop.actions import tag_rules as acting
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.segments import tree_in
from desktop.models.activity import kind_word
from desktop.models.condition import document
from desktop.store import members, segments, tag_rules
from desktop.store.community import Store
from desktop.store.insentences import condition_said


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "tags", "tags, by hand and by rule")
    verb(verbs, "list", "list tags with how many have them", _list)
    verb(verbs, "rules", "list the rules of tags", _rules)
    new = verb(verbs, "add-rule", "put a tag on whoever a condition holds of", _add)
    new.add_argument("tag", metavar="TAG")
    new.add_argument("file", type=Path, metavar="FILE.json")
    drop = verb(verbs, "remove-rule", "take a rule away, and its tag with it", _remove)
    drop.add_argument("rule", metavar="RULE", help="id, or the tag")
    why = verb(verbs, "why", "why a member has a tag", _why)
    why.add_argument("member", metavar="MEMBER", help="id, number, phone or unique name")
    why.add_argument("tag", metavar="TAG")


def _list(store: Store, given: Namespace) -> Answer:
    by_hand = tag_rules.by_hand(store)
    rules = tag_rules.readable(store)
    by_rule = {one.tag: segments.count(store, tag_rules.tagged(store, [one.tag])) for one in rules}
    found = [
        {"tag": tag, "by_hand": by_hand.get(tag, 0), "by_rule": by_rule.get(tag, 0)}
        for tag in sorted({*by_hand, *by_rule})
    ]
    return Answer(found, [f"{one['tag']}  {one['by_hand']}  {one['by_rule']}" for one in found])


def _rules(store: Store, given: Namespace) -> Answer:
    found = [
        {
            "rule": one.id.hex(),
            "tag": one.tag,
            "sentence": condition_said(store, one.where, given.language),
            "where": document(one.where),
        }
        for one in tag_rules.readable(store)
    ]
    return Answer(found, [f"{one['tag']}  {one['sentence']}" for one in found])


def _add(store: Store, given: Namespace) -> Answer:
    made = acting.save(store, given.tag, tree_in(store, given.file)).result
    if not isinstance(made, bytes):
        raise TypeError("saving answers the rule's id")
    count = segments.count(store, tag_rules.find(store, made.hex()).where)
    return Answer({"rule": made.hex(), "members": count}, [f"{given.tag}  {count}"])


def _remove(store: Store, given: Namespace) -> Answer:
    made = acting.remove(store, tag_rules.find(store, given.rule).id)
    return Answer({"changed": made.count, "action": made.action.hex()}, [])


def _why(store: Store, given: Namespace) -> Answer:
    found = tag_rules.why(store, members.resolve(store, given.member), given.tag)
    rules = [
        {
            "rule": rule.id.hex(),
            "sentence": condition_said(store, rule.where, given.language),
            "evidence": [
                {"id": one.id.hex(), "kind": one.kind, "local": one.local, "about": one.about}
                for one in deeds
            ],
        }
        for rule, deeds in found.rules
    ]
    lines = [str(rule["sentence"]) for rule in rules]
    lines += [
        f"  {one.local.replace('T', ' ')}  {kind_word(one.kind, given.language)}  {one.about}"
        for _, deeds in found.rules
        for one in deeds
    ]
    return Answer({"by_hand": found.by_hand, "rules": rules}, lines)
