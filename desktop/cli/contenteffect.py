"""`qunzhu content effect`: who joined after content was published, and how many had paid."""

from argparse import Namespace

from desktop.cli.command import Answer, Subparsers, verb
from desktop.models.content import Effect, share
from desktop.models.content_words import effect_words
from desktop.store.community import Store


def add(verbs: Subparsers) -> None:
    """Register the command under the noun `content`."""
    effect = verb(
        verbs, "effect", "joins in the week after publication, and the paid ratio", _effect
    )
    effect.add_argument("--column", metavar="SERIES", help="only of this column, by its title")


def _effect(store: Store, given: Namespace) -> Answer:
    from desktop.actions.contenteffect import effect
    from desktop.store.contenteffect import together

    found = effect(store, given.column or "")
    columns = list(dict.fromkeys(one.column for one in found if one.column))
    whole = [together(name, [one for one in found if one.column == name]) for name in columns]
    document = {
        "items": [{"item": one.item.hex(), "title": one.title, **_came(one)} for one in found],
        "columns": [_came(one) for one in whole],
    }
    return Answer(document, [_effect_line(one, given) for one in (*found, *whole)])


def _came(one: Effect) -> dict[str, object]:
    sides = {
        name: {"paid": pair[0], "members": pair[1], "percent": share(pair)}
        for name, pair in (("before", one.before), ("after", one.after))
    }
    told = {"column": one.column or None, "day": one.day or None, "joins": one.joins}
    return {**told, **sides, "whole": one.whole}


def _effect_line(one: Effect, given: Namespace) -> str:
    said = effect_words(one, given.language)
    return "  ".join(part for part in (one.day, one.title or one.column, said) if part)
