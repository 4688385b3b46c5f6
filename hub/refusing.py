"""The hub's no to a question: the asker can act on it, and nothing was done."""


class Denied(Exception):
    """`code` is one of desktop/models/sentences/sync.py; `retry_after` seconds, 0 for never."""

    def __init__(self, code: str, retry_after: int = 0, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.retry_after = retry_after
        self.detail = detail
