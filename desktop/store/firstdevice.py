"""The first device of a team without a server judges; a second folder of it must not.

docs/decisions/a-copy-becomes-a-device.md.
"""

from desktop.models.clock import wall_ms
from desktop.store import devices, link, parcels, vault
from desktop.store.reads import Reads
from desktop.store.vault import Keys


def to_follow(reads: Reads, keys: Keys) -> bytes | None:
    """The first device's public signing key where this folder, which lost its own, follows it.

    None where nobody follows the first device, so that there is no team to part, and for a folder
    from a backup where no recovery code was ever printed: nobody could prove that it may judge.
    """
    first = devices.identity(reads, reads.device)
    now_ms = wall_ms()
    if link.read(reads).judge or first is None or not parcels.has_team(reads, now_ms):
        return None
    printed = reads.one("SELECT 1 FROM community WHERE recovery_sign IS NOT NULL")
    return first.sign_key or None if printed or vault.is_copied(keys) else None
