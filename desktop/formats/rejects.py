"""A copy of the rows an import refused, each with its reason, to be mended and imported again."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop.formats.export import write_table
from desktop.formats.header import LABELS, REASON_LABEL
from desktop.models.progress import Progress, quiet


def write_rejects(
    path: Path,
    header: Sequence[str],
    mapping: Mapping[int, str],
    rejected: Sequence[tuple[Sequence[str], str]],
    *,
    progress: Progress = quiet,
) -> int:
    """Write the raw cells of the refused rows under their own titles, with 错误原因 at the end.

    A file without a header gets our titles for the columns that `mapping` names. The reason's
    column is ignored when the file is imported again. Raises Problem as `write_table` does.
    """
    width = max([len(header), *(len(cells) for cells, _ in rejected)])
    known = {index: LABELS.get(meaning, "") for index, meaning in mapping.items()}
    titles = [
        (header[i] if i < len(header) else "") or known.get(i) or f"第{i + 1}列"
        for i in range(width)
    ]
    # A file mended once already brings the last reasons along.
    kept = [index for index, title in enumerate(titles) if title != REASON_LABEL]
    rows = (
        [
            *(cells[index] if index < len(cells) else "" for index in kept),
            reason,
        ]
        for cells, reason in rejected
    )
    titles = [*(titles[index] for index in kept), REASON_LABEL]
    return write_table(path, titles, rows, total=len(rejected), progress=progress)
