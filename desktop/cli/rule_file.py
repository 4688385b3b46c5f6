"""Small files that commands read: a rule, a list of codes, a pack."""

from pathlib import Path

from msgspec.structs import replace

from desktop.models.condition_levels import kept_levels
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.models.rule import BYTES, Rule, read


def rule_in(file: Path) -> Rule:
    """The rule in a file; levels may stand there as the community says them."""
    rule = read(bytes_of(file))
    return replace(rule, where=rule.where and kept_levels(rule.where))


def bytes_of(file: Path) -> bytes:
    """A small file whole, or one byte more than it may have. Raises Problem file.…."""
    try:
        with file.open("rb") as stream:
            return stream.read(BYTES + 1)
    except FileNotFoundError:
        raise Problem("file.not_found", file=file.name) from None
    except OSError as error:
        raise Problem("file.unreadable", file=file.name, why=why(error)) from None
