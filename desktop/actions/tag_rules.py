"""What an operator does with rules of tags: save one, take one away."""

from desktop.models.changes import Changes
from desktop.models.condition import Condition, document
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.models.segment import NAME_LIMIT
from desktop.models.tag_rule import require_plain
from desktop.store import placed
from desktop.store.community import Store


def save(store: Store, tag: str, where: Condition, *, rule: bytes | None = None) -> Changes:
    """A new rule, or a known one changed; `Changes.result` is its id.

    Raises Problem role.not_allowed, tag_rule.nameless, .of_tags, .of_status, segment.not_member.
    """
    require(store.actor, "member.write")
    word = " ".join(tag.split())
    if not word or len(word) > NAME_LIMIT:
        raise Problem("tag_rule.nameless", limit=NAME_LIMIT)
    require_plain(where)
    with store.recording("tag_rule.save") as rec:
        stated = {"tag": word, "where": document(placed.by_id(store, where))}
        rec.result = rec.put("tag_rule", rule, stated)
    return rec.changes


def remove(store: Store, rule: bytes) -> Changes:
    """Take a rule away, and its tag with it; what was tagged by hand stays tagged."""
    require(store.actor, "member.write")
    with store.recording("tag_rule.remove") as rec:
        rec.delete("tag_rule", rule)
    return rec.changes
