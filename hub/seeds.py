"""The seeds of a community's data keys, as far as the hub was told."""

from collections.abc import Iterable

from desktop.models.sealing import Seed
from hub import foreseeing
from hub.engine import Session

_MANY = 400


class Seeds:
    """The seeds of one community inside a transaction, each asked for once."""

    def __init__(self, session: Session, community: bytes) -> None:
        self._session = session
        self._community = community
        self._known: dict[bytes, Seed | None] = {}

    def find(self, seed: bytes) -> Seed | None:
        """The seed; None for one that was never brought, or was destroyed."""
        if seed not in self._known:
            self.fetch([seed])
        return self._known[seed]

    def fetch(self, seeds: Iterable[bytes]) -> None:
        """Read these at once."""
        wanted = [one for one in dict.fromkeys(seeds) if one not in self._known]
        self._known.update(dict.fromkeys(wanted))
        for start in range(0, len(wanted), _MANY):
            asked = foreseeing.seeds(self._community, wanted[start : start + _MANY])
            for seed, subject, secret in self._session.rows(*asked):
                self._known[bytes(seed)] = Seed(bytes(seed), bytes(subject), bytes(secret))

    def listed(self, seeds: Iterable[bytes]) -> list[Seed]:
        """Those of them that there are."""
        wanted = sorted(seeds)
        self.fetch(wanted)
        return [found for one in wanted if (found := self._known[one])]

    def whole(self, subjects: set[bytes], seeds: Iterable[bytes]) -> list[Seed]:
        """All seeds of these subjects, and of those to whom these seeds belong.

        What is said next may be sealed with one that no value names by now: of several that two
        devices made, each device takes the same one.
        """
        found = self._of(subjects)
        more = self.listed({*seeds}.difference(one.id for one in found))
        return found + self._of({one.subject for one in more} - subjects)

    def _of(self, subjects: Iterable[bytes]) -> list[Seed]:
        wanted, found = sorted(subjects), []
        for start in range(0, len(wanted), _MANY):
            asked = foreseeing.seeds_of(self._community, wanted[start : start + _MANY])
            rows = self._session.rows(*asked)
            found += [Seed(bytes(seed), bytes(whose), bytes(told)) for seed, whose, told in rows]
        return found

    def keep(self, seeds: Iterable[Seed]) -> None:
        """Keep those that are new, for devices that come later."""
        listed = list(seeds)
        for one in listed:
            self._known[one.id] = self._known.get(one.id) or one
        self._session.many(
            "INSERT INTO seed (community, seed, subject, secret) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            [(self._community, one.id, one.subject, one.secret) for one in listed],
        )
