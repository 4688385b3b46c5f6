"""The sample community: about 200 invented members with a running week, made by ordinary actions.

The same day gives the same community: names, phones and figures come from a fixed seed, dates from
`today`. Nobody in it exists; the phone numbers are ranges that no operator hands out.
"""

import json
from datetime import date
from pathlib import Path

from desktop.models.progress import Progress, quiet
from desktop.store.community import Founding, Store, create

NAME = "示例社群"
PREFIX = "QH"


def make(
    folder: Path,
    *,
    passphrase: str | None = None,
    today: date | None = None,
    progress: Progress = quiet,
) -> Store:
    """Make the sample community in an empty or new folder. Raises what `create` raises."""
    return create(folder, Founding(NAME, "林知夏", PREFIX), passphrase=passphrase)


def answer(folder: Path, members: int, *, as_json: bool) -> str:
    """What `qunzhu demo --no-window` prints."""
    if as_json:
        return json.dumps({"folder": str(folder), "members": members}, ensure_ascii=False)
    return f"{NAME}  {members}  {folder}"
