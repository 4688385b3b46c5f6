"""Problem sentences about members."""

SENTENCES: dict[str, tuple[str, str]] = {}
