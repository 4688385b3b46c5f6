"""Problem sentences about files."""

SENTENCES: dict[str, tuple[str, str]] = {}
