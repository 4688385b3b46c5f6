"""What a field of a member holds, in words where it is kept as a code."""

from desktop.models.labels import word
from desktop.models.people import INVITE


def meant(name: str, text: str) -> str:
    """A value as the window says it: a step of the ladder as the community does, a code in words.

    `text` may be "" or a word that is no code: both stay as they are.
    """
    if name == "level":
        return word(text)
    if name != "invite" or text not in INVITE:
        return text
    # The first screen has no dialog, and few members such a code.
    from desktop.views.parts.act import said

    return said(INVITE, text)
