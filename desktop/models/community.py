"""What a community may be called."""

from desktop.models.problem import Problem

LONGEST_NAME = 100


def read_name(text: str) -> str:
    """A community's name without gaps around it.

    Raises Problem community.nameless, community.name_too_long.
    """
    name = text.strip()
    if not name:
        raise Problem("community.nameless")
    if len(name) > LONGEST_NAME:
        raise Problem("community.name_too_long", length=len(name), limit=LONGEST_NAME)
    return name
