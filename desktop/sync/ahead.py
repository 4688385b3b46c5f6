"""Two things at once: the next answer is on its way while the last one is worked on."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")


def ahead(found: Iterator[Item]) -> Generator[Item, None, None]:
    """The same items; each is got on a thread of its own while the one before it is used."""
    with ThreadPoolExecutor(1) as line:
        waiting = line.submit(next, found, None)
        while (item := waiting.result()) is not None:
            waiting = line.submit(next, found, None)
            yield item
