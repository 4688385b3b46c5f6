"""What a member's fields are called in a terminal: as stored, or as an import knows them."""

from collections.abc import Sequence

from desktop.formats.header import LABELS, meaning
from desktop.models.importing import FIELDS
from desktop.models.schema import CUSTOM
from desktop.store import members
from desktop.store.community import Store

TAGS = "tags"
_OWN = ("number", *FIELDS)
# What a person may state of a member: our word and that of our files.
HELP = ", ".join(f"{name} {LABELS[name]}" for name in _OWN if name != "tail")
# Somebody new may come with tags; later they are put on and taken off one by one.
NEW_HELP = f"{HELP}, {TAGS} {LABELS[TAGS]}"


def named(store: Store, given: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The fields by their stored names; a title as in a file (手机, Phone) stands for its field.

    A word that is none of them stays as it is, and the action refuses it.
    """
    custom = {name: CUSTOM + record.hex() for record, name in members.custom_fields(store)}
    return {_stored(word.strip(), custom): text for word, text in given}


def _stored(word: str, custom: dict[str, str]) -> str:
    if word in (*_OWN, TAGS) or word.startswith(CUSTOM):
        return word
    if word in custom:
        return custom[word]
    field, _ = meaning(word)
    return field if field in (*_OWN, TAGS) else word
