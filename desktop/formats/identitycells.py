"""Cells that say what else a person is known by: a shop account, a card, further phones."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.formats.cells import fact, split_tags
from desktop.formats.header import IDENTITIES
from desktop.formats.prepared import PreparedRow
from desktop.models.people import CHANNELS, normalised
from desktop.models.phone import split_phones
from desktop.models.problem import Problem

# The channel of a column, where it is not called so itself.
_CHANNEL = {"phone2": "phone", "wechat2": "wechat"}
_WORDS = {words[0]: channel for channel, words in CHANNELS.items()}


def take(
    row: PreparedRow, columns: Mapping[str, list[int]], cells: Sequence[str], titles: Sequence[str]
) -> None:
    """Put all of them into the row, each once; what is no phone in such a column stays a text."""
    for meaning in IDENTITIES:
        for index in columns.get(meaning, ()):
            text = fact(cells[index])
            if not text:
                continue
            try:
                found = [(one, normalised(one, said)) for one, said in _said(meaning, text)]
            except Problem:
                row.extra = {**row.extra, titles[index]: text}
                continue
            row.identities = tuple(dict.fromkeys((*row.identities, *found)))


def _said(meaning: str, text: str) -> Iterator[tuple[str, str]]:
    """What a cell holds, each with its channel."""
    channel = _CHANNEL.get(meaning, meaning)
    if meaning == "accounts":
        for one in split_tags(text):
            kind, gap, value = one.partition(" ")
            known = _WORDS.get(kind) if gap else None
            yield (known, value) if known else ("other", one)
    elif channel == "phone":
        yield from ((channel, one) for one in split_phones(text) or [text])
    else:
        yield channel, text
