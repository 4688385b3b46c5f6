"""Problem sentences about bundles: files that take changes from device to device."""

SENTENCES: dict[str, tuple[str, str]] = {
    "bundle.unreadable": (
        "读不了“{file}”：{reason}。请检查这个文件或 U 盘，再导入一次。",
        "{file} cannot be read: {reason}. Check the file or the stick, then import it again.",
    ),
    "bundle.none": (
        "“{file}”不是同步包。请选用«“写同步包…”| qunzhu bundle export »做出来的文件。",
        "{file} is no bundle. Choose a file that «Write a bundle…|qunzhu bundle export» made.",
    ),
    "bundle.newer": (
        "“{file}”是更新版本的程序做的。请先更新这台设备上的程序，再导入。",
        "{file} was made by a newer program. Update this one, then import it.",
    ),
    "bundle.too_large": (
        "“{file}”超过 {gigabytes} GB，没有打开。请确认它是不是同步包。",
        "{file} is larger than {gigabytes} GB and was not opened. See whether it is a bundle.",
    ),
    "bundle.damaged": (
        "“{file}”不完整或被改动过，什么也没有导入。请重新复制一份，或请对方再导出一次。",
        "{file} is cut off or was changed; nothing was imported. Copy it once more, or ask for a "
        "new one.",
    ),
    "bundle.foreign": (
        "“{file}”是另一个社群的同步包，什么也没有导入。请换一个文件，或打开那个社群再导入。",
        "{file} is a bundle of another community; nothing was imported. Choose another file, or "
        "open that community.",
    ),
    "bundle.not_for_us": (
        "“{file}”不是给这台设备的：做它的时候还没有这台设备。什么也没有导入，请对方再导出一次。",
        "{file} is not for this device, which was not known when it was made. Nothing was "
        "imported; ask for a new one.",
    ),
    "bundle.stranger": (
        "“{file}”来自社群不认识或已经停用的设备，什么也没有导入。请核对它是谁做的。",
        "{file} comes from a device that the community does not know or has revoked. Nothing was "
        "imported; see who made it.",
    ),
    "bundle.own": (
        "“{file}”是这台设备自己做的，不用导入。请带到别的设备上导入。",
        "{file} was made by this very device. Take it to another one and import it there.",
    ),
    "bundle.gap": (
        "“{file}”之前还有没收到的内容，什么也没有导入。"
        "请从这台设备导出一个同步包带给对方，再请对方导出一次。",
        "Something before {file} has not come yet; nothing was imported. Take a bundle of this "
        "device to its author, and ask for a new one.",
    ),
    "bundle.nobody": (
        "还没有别的设备，同步包没有人能打开。请先邀请一台设备"
        "（«用文件邀请…|qunzhu bundle export --for-join»）；已经邀请了的，先导入它做的同步包。",
        "There is no other device that could open it. Invite one first («Invite by a file…|qunzhu "
        "bundle export --for-join»); of one that was invited, import a bundle first.",
    ),
    "bundle.copy": (
        "这个文件夹是从别的设备复制或恢复的，还没有被接纳，做的事先存着，带不出去。"
        "请在第一台设备上导出加入用的同步包"
        "（«用文件邀请…|qunzhu bundle export --for-join»），"
        "在这里«点“重新加入…”|用 qunzhu bundle import 文件 --code 邀请码 导入»；"
        "第一台设备没了，«在欢迎页选“我有恢复码…”|用 qunzhu recover 恢复码 文件夹»。",
        "This folder was copied or restored from another device and was not let in: what is done "
        "here is kept and cannot be handed on. Export a bundle for joining on the first device "
        "(«Invite by a file…|qunzhu bundle export --for-join») and «choose Join again… here"
        "|import it here with qunzhu bundle import FILE --code CODE»; if the first device is "
        "lost, «choose I have a recovery code… on the welcome screen|use qunzhu recover CODE "
        "FOLDER».",
    ),
    "bundle.let_in": (
        "这台设备不用再被接纳：它自己裁定，或者社群在中枢上。什么也没有改。请直接导入同步包，不带邀请码。",
        "This device need not be let in: it judges by itself, or a hub does. Nothing was changed; "
        "import bundles without a code.",
    ),
    "bundle.other_log": (
        "“{file}”来自另一台裁定的设备，或者比这里旧，什么也没有导入。请在第一台设备上重新导出。",
        "{file} comes from another judge or is older than this folder. Nothing was imported; "
        "export a new one on the first device.",
    ),
    "bundle.ahead": (
        "“{file}”来自用恢复码恢复的第一台设备，可是这台设备收到过它没有的改动，什么也没有导入。"
        "请在恢复的设备上导出加入用的同步包，用它在新文件夹里加入；这个文件夹留着，里面的改动还能看。",
        "{file} comes from the first device as it was recovered, but this device had changes that "
        "the recovered one lacks. Nothing was imported. Export a bundle for joining there and join "
        "in a new folder; keep this one, its changes can still be read.",
    ),
    "bundle.other_code": (
        "这不是这个文件夹里社群的恢复码，什么也没有改。请核对是不是最后打印的那一张；没有打印过的不能这样恢复。",
        "This is not the one recovery code of the community in this folder; nothing was changed. "
        "See whether it is the one printed last; without a printed one there is no such way back.",
    ),
    "bundle.hub_recovers": (
        "这个社群在中枢 {address} 上。请写上中枢的地址«|：qunzhu recover 恢复码 中枢 文件夹»。",
        "This community is on the hub {address}. Name it«|: qunzhu recover CODE HUB FOLDER».",
    ),
    "bundle.state_differs": (
        "“{file}”读出来的资料和第一台设备记下的核对不上，没有加入。"
        "请在第一台设备上重新导出一个加入用的同步包。",
        "What {file} holds is not the state that the first device wrote down; nobody joined. "
        "Export a new bundle for joining on the first device.",
    ),
    "bundle.judge_invites": (
        "社群由中枢或别的设备裁定，不能从这里发加入用的同步包。"
        "有中枢的«点“邀请新设备”|用 qunzhu devices invite»；没有的请在第一台设备上导出。",
        "A hub or another device judges this community, so nobody joins by a bundle from here. "
        "With a hub use «Invite a device|qunzhu devices invite», else export on the first device.",
    ),
    "bundle.with_file": (
        "这个邀请码要和文件一起用«：请选对方给你的那个文件|。请运行 qunzhu join 邀请码 文件夹 "
        "--bundle 文件»。什么也没有留下。",
        "This code opens the file that came with it«: choose that one|. Run qunzhu join CODE "
        "FOLDER --bundle FILE». Nothing was left behind.",
    ),
    "bundle.code": (
        "这个邀请码打不开“{file}”。请核对邀请码，并确认文件和邀请码是一起给的。",
        "This code does not open {file}. Compare the code, and see that the two came together.",
    ),
    "bundle.invitation_used": (
        "“{file}”用的邀请码已经失效，或者另一台设备用过了，什么也没有导入。"
        "请重新导出一个加入用的同步包。",
        "The invitation behind {file} has expired or let another device in. Nothing was imported; "
        "export a new one for joining.",
    ),
}
