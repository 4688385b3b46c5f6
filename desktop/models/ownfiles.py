"""How the files are called that the program writes for itself; a desktop opens them with it."""

from typing import Final

BACKUP: Final = ".qzb"
BUNDLE: Final = ".qzs"
PACK: Final = ".qzp"
# What a pack brought back.
RETURN: Final = ".qzr"
INVITATION: Final = ".qzi"

OWN_FILES: Final = (BACKUP, BUNDLE, PACK, RETURN, INVITATION)
