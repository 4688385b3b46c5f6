"""Every problem code with its sentence in Chinese and English, one file per noun."""

from desktop.models.sentences import (
    admission,
    bundle,
    calendar,
    devices,
    files,
    history,
    hub,
    importing,
    journey,
    members,
    people,
    refusal,
    rewards,
    roles,
    segments,
    store,
    structure,
    sync,
    vault,
    window,
)

# code -> (zh_CN, en); placeholders are str.format names. «in a window|at a terminal»: the way out
# as the one or the other has it.
SENTENCES: dict[str, tuple[str, str]] = {
    **admission.SENTENCES,
    **bundle.SENTENCES,
    **calendar.SENTENCES,
    **devices.SENTENCES,
    **files.SENTENCES,
    **history.SENTENCES,
    **hub.SENTENCES,
    **importing.SENTENCES,
    **journey.SENTENCES,
    **members.SENTENCES,
    **people.SENTENCES,
    **refusal.SENTENCES,
    **rewards.SENTENCES,
    **roles.SENTENCES,
    **segments.SENTENCES,
    **store.SENTENCES,
    **structure.SENTENCES,
    **sync.SENTENCES,
    **vault.SENTENCES,
    **window.SENTENCES,
}
