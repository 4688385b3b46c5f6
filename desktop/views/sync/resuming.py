"""The way to a hub that stopped half way: said wherever one is in the window, and gone on with."""

from PySide6.QtCore import QCoreApplication

from desktop.dispatcher import Dispatcher, Job
from desktop.models.permission import OWNER
from desktop.store import link
from desktop.store.reads import Reads
from desktop.views.parts.shell import Shell


def offered(reads: Reads) -> str:
    """What an owner may go on with, "" where nothing stopped half way."""
    known = link.read(reads)
    if not link.is_half_up(known) or reads.actor.role != OWNER or reads.actor.preview:
        return ""
    told = QCoreApplication.translate("Resuming", "放到中枢 {address} 停在了半路")
    return told.format(address=known.address)


def connect(shell: Shell, dispatcher: Dispatcher, code: str, address: str) -> Job:
    """Put the community on a hub, shown in the status line from every page."""
    # Loaded with the question: a start only asks whether there is one.
    from desktop.views.sync import asks

    translate = QCoreApplication.translate
    job = shell.syncing.do(asks.Connect(code), address)
    dispatcher.follow(job, translate("Resuming", "正在放到中枢 {address}").format(address=address))
    told = translate("Resuming", "已放到中枢上，可以邀请设备了")
    job.done.connect(lambda _address: shell.toast(told))
    return job


def go_on(shell: Shell, dispatcher: Dispatcher, reads: Reads) -> Job:
    """Go on from where it stopped; what the hub has is not sent again."""
    return connect(shell, dispatcher, "", link.read(reads).address)
