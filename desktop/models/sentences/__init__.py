"""Every problem code with its sentence in Chinese and English, one file per noun."""

from desktop.models.sentences import (
    calendar,
    files,
    history,
    importing,
    members,
    rewards,
    roles,
    store,
    vault,
    window,
)

# code -> (zh_CN, en); placeholders are str.format names.
SENTENCES: dict[str, tuple[str, str]] = {
    **calendar.SENTENCES,
    **files.SENTENCES,
    **history.SENTENCES,
    **importing.SENTENCES,
    **members.SENTENCES,
    **rewards.SENTENCES,
    **roles.SENTENCES,
    **store.SENTENCES,
    **vault.SENTENCES,
    **window.SENTENCES,
}
