"""What the hub says of its work: one JSON object a line, without bodies, names or addresses."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TextIO

LOG = logging.getLogger("hub")
_FIELDS = "fields"


class JsonLines(logging.Formatter):
    """A record as a line. Of an exception only its type and where it arose: its text may quote."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower()}
        line["event"] = record.msg if record.name == LOG.name else record.name
        line.update(getattr(record, _FIELDS, {}))
        if record.exc_info and record.exc_info[1]:
            line["error"] = type(record.exc_info[1]).__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["where"] = [f"{frame.name}:{frame.lineno}" for frame in frames[-8:]]
        return json.dumps(line, ensure_ascii=False)


def start(out: TextIO = sys.stderr) -> None:
    """Write every line of the hub and of its server to `out`; the server's only from warnings."""
    handler = logging.StreamHandler(out)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    LOG.setLevel(logging.INFO)


def say(event: str, **fields: object) -> None:
    """One line. `fields` are figures and codes, never what a person wrote or who asks."""
    LOG.info(event, extra={_FIELDS: fields})
