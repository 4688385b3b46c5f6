"""Problem sentences about roles."""

SENTENCES: dict[str, tuple[str, str]] = {}
