"""Problem sentences about rewards."""

SENTENCES: dict[str, tuple[str, str]] = {}
