"""Whether a rule has given anything yet in what it is asked."""

import json

from msgspec.structs import replace

from desktop.models.rule import PERIODIC
from desktop.store.question import Question
from desktop.store.reads import Reads


def marked(reads: Reads, question: Question) -> Question:
    """The same question, marked `fresh` where no award of the rule was ever in its scope.

    A question about a few members looks up as much by itself.
    """
    if question.rule is None or question.members is not None:
        return question
    some = ""
    given: list[object] = [question.rule]
    if question.trigger in PERIODIC:
        some = " AND evidence_key IN (SELECT value FROM json_each(?))"
        given.append(json.dumps([cycle.label for cycle in question.cycles]))
    found = reads.one(f"SELECT 1 FROM entry WHERE rule = ? AND kind = 'award'{some} LIMIT 1", given)
    return replace(question, fresh=found is None)
