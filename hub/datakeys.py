"""Whose the data keys are that sealed values name, as far as the hub was told."""

from collections.abc import Iterable

from desktop.models.judging_seals import KeyOf
from hub import foreseeing
from hub.engine import Session

_MANY = 400


class DataKeys:
    """The data keys of one community inside a transaction, each asked for once."""

    def __init__(self, session: Session, community: bytes) -> None:
        self._session = session
        self._community = community
        self._known: dict[bytes, KeyOf | None] = {}

    def find(self, key: bytes) -> KeyOf | None:
        """Whose it is; None for one that was never brought, or was destroyed."""
        if key not in self._known:
            self.fetch([key])
        return self._known[key]

    def fetch(self, keys: Iterable[bytes]) -> None:
        """Read at once whose these are."""
        wanted = [one for one in dict.fromkeys(keys) if one not in self._known]
        self._known.update(dict.fromkeys(wanted))
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            asked = foreseeing.data_keys(self._community, part)
            for key, subject, cls in self._session.rows(*asked):
                self._known[bytes(key)] = KeyOf(bytes(subject), cls)

    def learn(self, key: bytes, whose: KeyOf) -> None:
        """One was brought."""
        self._known[key] = whose
