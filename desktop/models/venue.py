"""Venues: where occurrences are held, and what each of them offers."""

from msgspec import Struct

# As many as nobody seats.
MOST_PEOPLE = 100_000


class Venue(Struct, frozen=True):
    """One venue; `capacity` is how many it holds, None for unknown; `modules` what it offers."""

    id: bytes
    name: str
    address: str = ""
    city: str = ""
    capacity: int | None = None
    note: str = ""
    zone: str = ""
    modules: tuple[tuple[str, int | None], ...] = ()

    def offers(self, module: str) -> bool:
        """Whether it has this module."""
        return any(name == module for name, _ in self.modules)

    def holds(self, module: str) -> int | None:
        """How many a class of this module takes: its own number, else what the venue holds."""
        own = dict(self.modules).get(module)
        return self.capacity if own is None else own
