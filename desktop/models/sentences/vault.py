"""Problem sentences about vault."""

SENTENCES: dict[str, tuple[str, str]] = {}
