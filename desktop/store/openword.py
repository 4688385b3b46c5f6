"""A passphrase that lies open in its folder: the sample's, where a computer has no keyring.

It keeps nobody out. Only a community of invented people may be guarded like this.
"""

from pathlib import Path

FILE = "sample-passphrase.txt"


def read(folder: Path) -> str | None:
    """The passphrase that lies in the folder, if one does."""
    path = folder / FILE
    return path.read_text(encoding="utf-8").strip() or None if path.is_file() else None


def write(folder: Path, word: str) -> None:
    """Put the passphrase into the folder, readable by its user alone."""
    path = folder / FILE
    path.touch(mode=0o600)
    path.write_text(word + "\n", encoding="utf-8")


def forget(folder: Path) -> None:
    """Take it away, once another passphrase guards the folder."""
    (folder / FILE).unlink(missing_ok=True)
