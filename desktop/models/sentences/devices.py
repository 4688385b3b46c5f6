"""Problem sentences about devices: what the hub says to one, and how one is revoked."""

SENTENCES: dict[str, tuple[str, str]] = {
    "sync.no_community": (
        "中枢上没有这个社群：它可能换了数据，或者恢复到了社群放上去以前的备份。"
        "本机的资料都在。请管理中枢的人恢复社群放上去以后的备份，再同步；这期间别删任何一台电脑的文件夹。",
        "The hub does not keep this community: its data was replaced, or it was restored from a "
        "backup made before the community was put there. Everything is safe here. Ask whoever runs "
        "it to restore a backup made since, then sync; delete no computer's folder until then.",
    ),
    "sync.unknown_device": (
        "中枢不认识这台设备：文件夹可能是复制或恢复出来的。改动都在本机；请向群主要邀请码，"
        "再«重新加入|运行 qunzhu sync rejoin CODE»。你就是群主的，«点“重新加入…”填恢复码"
        "|用恢复码：qunzhu recover 恢复码 中枢 文件夹»。",
        "The hub does not know this device: its folder may be a copy or restored. Changes are safe "
        "here; ask the owner for a code and «join again|run qunzhu sync rejoin CODE». If you are "
        "the owner, «choose Join again… with your recovery code"
        "|use your recovery code: qunzhu recover CODE HUB FOLDER».",
    ),
    "sync.other_community": (
        "这个码属于另一个社群或另一个中枢，不能用在这个文件夹上。"
        "请在新文件夹里加入（«欢迎页|qunzhu join»）。",
        "This code belongs to another community or hub, not to this folder. Join into a new folder "
        "(«from the welcome|qunzhu join»).",
    ),
    "sync.past_comes": (
        "群主的电脑还没有把以前的记录全部送到中枢。请群主先同步一次，再试。",
        "The owner's computer has not brought all of the past to the hub yet. Let the owner sync "
        "once, then try again.",
    ),
    "sync.by_bundles": (
        "这个社群没有中枢，由第一台设备裁定。请用同步包来往（qunzhu bundle export、import）；"
        "群主已经用上中枢的话，向他要邀请码，再«重新加入|运行 qunzhu sync rejoin CODE»。",
        "This community has no hub; its first device judges. Exchange bundles with it (qunzhu "
        "bundle export, import). If the owner uses a hub by now, ask for a code and "
        "«join again|run qunzhu sync rejoin CODE».",
    ),
    "sync.went_to_hub": (
        "社群已经放到中枢上，不再用同步包裁定。请向群主要邀请码，«重新加入|在这个文件夹里运行 "
        "qunzhu sync rejoin CODE»；这里没送出的改动会一起送去。",
        "The community went to a hub and is not judged by bundles any more. Ask the owner for a "
        "code and «join again|run qunzhu sync rejoin CODE in this folder»; what waits here goes "
        "with it.",
    ),
    "sync.decide_first": (
        "还有 {count} 批别人的改动等群主接受或丢弃。请先决定（«“隔离区”|qunzhu sync quarantine»），"
        "再把社群放到中枢上。",
        "{count:changeset of others still waits|changesets of others still wait} to be accepted "
        "or discarded. Decide first («Quarantine|qunzhu sync quarantine»), then put the community "
        "on a hub.",
    ),
    "sync.no_recovery": (
        "中枢上没有社群认得这个恢复码。请核对是否最近一次打印的那张，以及中枢地址。",
        "No community on this hub knows this recovery code. Check that it is the one printed last, "
        "and the hub's address.",
    ),
    "sync.revoked": (
        "群主已经停用这台设备，它不能再同步。如果是误会，请联系群主。",
        "The owner has revoked this device; it cannot sync any more. Ask the owner if this is a "
        "mistake.",
    ),
    "sync.forked": (
        "这台设备的编号被另一份副本用过了，改动都在本机。请再同步一次；还不行请联系群主。",
        "A copy of this folder has used this device's number. Changes are safe here; sync again, "
        "and tell the owner if that does not help.",
    ),
    "sync.id_taken": (
        "中枢上已经有这个编号的设备，这台设备没有改名成功。改动都在本机，请再同步一次。",
        "The hub has a device of this id already, so this one keeps its own. Changes are safe "
        "here; sync once more.",
    ),
    "sync.session_ended": (
        "和中枢的这次会话过期了。请再同步一次。",
        "The session with the hub ended. Sync once more.",
    ),
    "sync.bad_signature": (
        "中枢认不出这台设备的签名，没有收下任何东西。改动都在本机，请联系群主重新邀请。",
        "The hub did not recognise this device's signature and took nothing. Changes are safe "
        "here; ask the owner for a new invitation.",
    ),
    "sync.bad_changeset": (
        "中枢读不懂这台设备的一次改动。改动在本机；请把两边都更新到最新版本，再同步一次。",
        "The hub cannot read a change of this device. It is safe here; update both programs, then "
        "sync again.",
    ),
    "sync.bad_question": (
        "中枢读不懂这个程序的请求。请把两边都更新到最新版本，再试一次。",
        "The hub does not understand this program. Update both, then try again.",
    ),
    "sync.no_question": (
        "中枢的版本太旧，还没有这个功能。请让管理中枢的人更新它。",
        "The hub is too old for this. Ask whoever runs it to update it.",
    ),
    "sync.no_table": (
        "中枢的版本太旧，没有这个程序要的资料。请让管理中枢的人更新它。",
        "The hub is too old and lacks what this program asks for. Ask whoever runs it to update "
        "it.",
    ),
    "sync.device_unknown": (
        "没有叫“{device}”的设备。请«在“同步与设备”里选|用 qunzhu devices list 里的 id»。",
        "There is no device {device}. «Choose one on the Sync screen|Use an id of qunzhu devices "
        "list».",
    ),
    "sync.own_device": (
        "不能停用正在用的这台设备。请在另一台设备上停用它。",
        "The device at work cannot revoke itself. Do it on another device.",
    ),
    "sync.may_not_revoke": (
        "你的角色不能停用“{who}”的设备。请让群主来停用。",
        "Your role may not revoke a device of {who}. Ask the owner to do it.",
    ),
    "sync.revoked_before": (
        "这台设备已经停用了。",
        "This device is revoked already.",
    ),
}
