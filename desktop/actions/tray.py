"""What an operator does with what syncing left: choose a value, do it again, put it aside."""

from typing import NamedTuple

from desktop.store.community import Store


class KeysState(NamedTuple):
    """Where this community's key is kept ("keyring" or "passphrase"), and whether a recovery
    code was printed."""

    kept: str
    printed: bool


def keys_state(store: Store) -> KeysState:
    """How safe the keys are on this computer."""
    return KeysState(store.keys.kept, store.keys.recovery is not None)
