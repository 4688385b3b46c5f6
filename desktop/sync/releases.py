"""Asks whether there is a newer release: one plain question that says nothing of who asks."""

from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

import resources
from desktop.models import release
from desktop.models.problem import Problem
from desktop.models.release import Release, Source

_SECONDS = 10.0


def installed() -> str:
    """The version that runs."""
    return version("qunzhu")


def source(path: Path | None = None) -> Source:
    """Where this build asks, or what a file says instead."""
    data = (path or resources.FOLDER / "release.json").read_bytes()
    return msgspec.json.decode(data, type=Source)


def ask(where: Source) -> bytes:
    """What stands there, signed as it should be: `release.opened` reads it.

    Raises Problem release.no_source, release.unreachable, release.unreadable, release.unsigned.
    """
    address = urlsplit(where.url)
    if address.scheme != "https" or not where.key:
        raise Problem("release.no_source")
    # Only who asks waits for it to be loaded.
    import httpx

    try:
        with httpx.stream("GET", where.url, headers=_HEADERS, timeout=_SECONDS) as answer:
            answer.raise_for_status()
            data = b""
            for piece in answer.iter_bytes():
                data += piece
                if len(data) > release.LIMIT:
                    break
    except (httpx.HTTPError, OSError) as error:
        raise Problem("release.unreachable", host=address.hostname or "-") from error
    release.opened(data, where.key)
    return data


# The library's own name says which of its versions runs; nobody there needs to know.
_HEADERS = {"User-Agent": "qunzhu"}


def newest(where: Source) -> Release:
    """The release that stands there. Raises what `ask` raises."""
    return release.opened(ask(where), where.key)
