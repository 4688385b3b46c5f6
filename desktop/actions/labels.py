"""What the owner says a community calls things."""

from collections.abc import Mapping

from desktop.models.changes import Changes
from desktop.models.labels import MOST, WORDS, twice
from desktop.models.permission import require
from desktop.models.problem import Problem
from desktop.store import labels
from desktop.store.community import Store


def save(store: Store, stated: Mapping[str, str]) -> Changes:
    """Call things otherwise; an empty text brings the program's own word back.

    Raises Problem role.not_allowed, label.unknown, label.too_long, label.twice.
    """
    require(store.actor, "community.write")
    now = labels.table(store)
    shared = twice({**now, **{word: text.strip() for word, text in stated.items()}})
    if shared is not None:
        raise Problem("label.twice", text=shared)
    with store.recording("label.save") as rec:
        for word, text in stated.items():
            own = text.strip()
            if word not in WORDS:
                raise Problem("label.unknown", word=word, known="、".join(WORDS))
            if len(own) > MOST:
                raise Problem("label.too_long", word=word, limit=MOST)
            if own and own != word:
                rec.put("label", None, {"word": word, "text": own})
            elif word in now:
                rec.delete("label", word=word)
    return rec.changes
