"""`qunzhu words`: what the community calls things."""

from argparse import Namespace

from desktop.actions import labels as acting
from desktop.cli.command import Answer, Subparsers, noun, verb
from desktop.cli.people import changed
from desktop.models.labels import WORDS
from desktop.models.problem import Problem
from desktop.store import labels
from desktop.store.community import Store


def add(nouns: Subparsers) -> None:
    """Register the commands."""
    verbs = noun(nouns, "words", "what the community calls things")
    verb(verbs, "list", "which words may be said otherwise, and how", _list)
    change = verb(verbs, "set", "call things otherwise, everywhere at once", _set)
    change.add_argument(
        "word", nargs="+", metavar="WORD=TEXT", help="as 粉丝=伙伴; 粉丝= brings it back"
    )


def _list(store: Store, given: Namespace) -> Answer:
    now = labels.table(store)
    return Answer(
        [{"word": word, "text": now.get(word, "")} for word in WORDS],
        [f"{word}  {now.get(word, '')}".rstrip() for word in WORDS],
    )


def _set(store: Store, given: Namespace) -> Answer:
    stated = {}
    for pair in given.word:
        word, sign, text = str(pair).partition("=")
        if not sign:
            raise Problem("label.unknown", word=pair, known="、".join(WORDS))
        stated[word] = text
    return changed(acting.save(store, stated))
