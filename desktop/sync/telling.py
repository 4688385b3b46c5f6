"""What went wrong in syncing, as a problem that the operator can act on."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from desktop.models.problem import Problem
from desktop.models.sealing import BrokenSeal
from desktop.models.sentences import SENTENCES
from desktop.sync.channel import Refusal, Unreachable
from desktop.sync.core import ForgedChangeset

# The HTTP status of a hub that met a fault of its own.
HUB_FAILED = "500"
_UNKNOWN = "sync.refused"


@contextmanager
def told(address: str, unreachable: str = "sync.unreachable") -> Iterator[None]:
    """Turn what the machines raise into Problems of `models/sentences/sync.py`.

    `unreachable` says what no answer means for who asks. Raises it, sync.hub_failed, sync.forged,
    sync.no_key, or what the hub refused.
    """
    try:
        yield
    except Unreachable as error:
        failed = str(error) == HUB_FAILED
        code = "sync.hub_failed" if failed else unreachable
        raise Problem(code, address=address) from error
    except Refusal as refusal:
        raise problem(refusal) from refusal
    except ForgedChangeset as error:
        raise Problem("sync.forged", address=address) from error
    except BrokenSeal as error:
        raise Problem("sync.no_key") from error


def gave_back(count: int, whose: Sequence[str]) -> Problem:
    """So many changesets, and whose (names; nobody's are the hub's own), went back to a hub."""
    if not whose:
        return Problem("sync.hub_gets_back", count=count)
    return Problem(
        "sync.hub_gets_back_of", count=count, whose="、".join(whose), names=", ".join(whose)
    )


def problem(refusal: Refusal) -> Problem:
    """The hub's no; a code of a newer hub is shown as it is."""
    code = refusal.code if refusal.code in SENTENCES else _UNKNOWN
    minutes = max(1, -(-refusal.retry_after // 60))
    return Problem(
        code,
        code=refusal.code,
        seconds=refusal.retry_after,
        minutes=minutes,
    )
