"""Problem sentences about the hub, invitations, connecting and blocks of numbers."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The network.
    "sync.unreachable": (
        "连不上 {address} 的中枢。本机的数据都在，可以继续工作；请检查网络，"
        "确认中枢开着，稍后再同步。",
        "The hub at {address} cannot be reached. Everything is safe here and work can go on; "
        "check the network and that the hub is running, then sync again.",
    ),
    # The same where there is nothing here yet to go on with, or a folder that is not let in.
    "sync.join_unreachable": (
        "连不上 {address} 的中枢，所以还没有加入，这台电脑上什么也没有留下。请检查网络，"
        "确认中枢开着，再用同一个邀请码来一次。",
        "The hub at {address} cannot be reached: nothing was joined and nothing was left on this "
        "computer. Check the network and that the hub is running, then use the same code again.",
    ),
    "sync.recover_unreachable": (
        "连不上 {address} 的中枢，所以社群还没有找回，这台电脑上什么也没有留下，"
        "丢了的电脑也还没有停用。请核对地址，检查网络，再用同一个恢复码来一次。",
        "The hub at {address} cannot be reached: the community is not back, nothing was left on "
        "this computer, and the lost one is not shut out. Check the address and the network, then "
        "use the same recovery code again.",
    ),
    "sync.rejoin_unreachable": (
        "连不上 {address} 的中枢，所以这个文件夹还没有重新加入：里面的内容都在，"
        "但收不到别人的改动，自己的也送不出去，丢了的电脑也停用不了。请核对地址，检查网络，再来一次。",
        "The hub at {address} cannot be reached, so this folder is not let in again: what is in it "
        "is safe, but nothing from others comes, nothing done here goes out, and no lost computer "
        "can be shut out. Check the address and the network, then try again.",
    ),
    "sync.hub_failed": (
        "{address} 的中枢自己出了错，没有收下什么，也什么都没有丢。请把中枢更新到最新版本，"
        "再不行就请管理中枢的人看它的日志。",
        "The hub at {address} met a fault of its own and took nothing; nothing is lost. "
        "Update the hub, or ask whoever runs it to look at its log.",
    ),
    "sync.other_hub": (
        "{address} 上的不是这个社群的中枢：它证明不了自己的身份，所以什么都没有发给它。"
        "请换一个网络再试；如果中枢重装过，请向群主要新的邀请码。",
        "What answers at {address} is not this community's hub: it could not prove its identity, "
        "so nothing was told to it. Try from another network; if the hub was installed anew, ask "
        "the owner for a new code.",
    ),
    "sync.other_protocol": (
        "{address} 的中枢和这个程序的版本对不上。请把两边都更新到最新版本，再同步一次。",
        "The hub at {address} speaks another version than this program. Update both, then sync "
        "again.",
    ),
    "sync.forged": (
        "{address} 的中枢送来了一条签名不对的记录，没有采用，数据没有变动。"
        "请停止同步，把这件事告诉群主。",
        "The hub at {address} sent a record whose signature is wrong. It was not taken and nothing "
        "changed here. Stop syncing and tell the owner.",
    ),
    "sync.no_key": (
        "这台设备缺少加密个人资料的钥匙，改动留在本机，还没有发出去。"
        "请让群主把这台设备的邀请重发一次。",
        "This device lacks the key that seals personal data; its changes stay here unsent. Ask the "
        "owner to invite this device again.",
    ),
    "sync.hub_full": (
        "中枢所在的磁盘没有空间了，没有收下什么；本机的改动都在。"
        "请管理中枢的人腾出空间（不用重启），再同步一次。",
        "The hub's disk has no space left and took nothing; every change is safe here. Ask whoever "
        "runs the hub to make room (no restart is needed), then sync again.",
    ),
    "sync.busy": (
        "中枢正忙，这次没有做成，什么都没有丢。请过 {seconds} 秒再试。",
        "The hub is busy and did nothing; nothing is lost. Try again in {seconds:second|seconds}.",
    ),
    "sync.slow": (
        "网络太慢，中枢没有等到完整的内容，什么都没有丢。请换个网络再来一次。",
        "The network is too slow: the hub did not get all of it in time. Nothing is lost; "
        "try again on another network.",
    ),
    "sync.too_large": (
        "要发的一份内容超过 20 MB，中枢不收。请把这次改动里特别长的文字改短，再同步一次。",
        "One piece to be sent is larger than 20 MB and the hub does not take it. Shorten the very "
        "long texts of this change, then sync again.",
    ),
    "sync.too_fast": (
        "这台设备发得太快，中枢请它等 {seconds} 秒，到时它自己接着发。没有丢失任何改动。",
        "This device sends too fast; the hub asks it to wait {seconds:second|seconds}, and it goes "
        "on by itself then. Nothing is lost.",
    ),
    "sync.quarantine_full": (
        "中枢上等群主处理的改动太多，放不下了，所以没有收这台设备接下来的改动。"
        "它们都留在本机，没有丢。请群主在“同步与设备”的隔离区里接受或丢弃一些；"
        "这台设备过 {minutes} 分钟会再试。",
        "Too many changes wait at the hub for the owner, so it did not take what this device sent "
        "next. Nothing is lost; it stays here. Let the owner accept or discard some in the "
        "quarantine; this device tries again in {minutes:minute|minutes}.",
    ),
    "sync.too_many_tries": (
        "这个网络上输错邀请码的次数太多，请过 {minutes} 分钟再试，先把邀请码核对一遍。",
        "Too many wrong codes came from this network. Try again in {minutes:minute|minutes}, and "
        "check the code first.",
    ),
    "sync.refused": (
        "中枢没有接受（{code}）。请更新程序后再试；还不行就把这个代码告诉群主。",
        "The hub said no ({code}). Update the program and try again; if it stays so, tell the "
        "owner this code.",
    ),
    # A hub restored from a backup.
    "sync.hub_behind": (
        "中枢恢复到了旧的备份，比这台电脑知道的少。本机的数据都在；"
        "再同步一次，它会拿回丢掉的那一段。",
        "The hub was restored from an old backup and knows less than this computer. Everything is "
        "safe here; sync once more and it gets back what it lost.",
    ),
    "sync.hub_gets_back": (
        "中枢恢复到了旧的备份；这台电脑已经把它丢掉的 {count} 批改动送了回去，"
        "没有丢失，也没有重复。",
        "The hub was restored from an old backup; this computer gave back "
        "{count:changeset|changesets} that it had lost. Nothing is lost and nothing is there "
        "twice.",
    ),
    "sync.hub_gets_back_of": (
        "中枢恢复到了旧的备份；这台电脑已经把它丢掉的 {count} 批改动送了回去（{whose}），"
        "没有丢失，也没有重复。",
        "The hub was restored from an old backup; this computer gave back "
        "{count:changeset|changesets} that it had lost, by {names}. Nothing is lost and nothing "
        "is there twice.",
    ),
    "sync.hub_too_old": (
        "{address} 的中枢恢复到了很旧的备份，这台电脑记得的部分和它接不上，所以什么都没有动。"
        "先让别的电脑同步（群主的最先），再同步这台，或请管理中枢的人换一个较新的备份。"
        "都不行：向群主要邀请码，在新文件夹里加入；这个文件夹留着，照着它补上缺的。",
        "The hub at {address} was restored from a very old backup that what this computer "
        "remembers does not join on to, so nothing was changed. Let other computers sync first, "
        "the owner's before all, then this one; or let whoever runs the hub restore a newer "
        "backup. If neither helps, ask the owner for a code and join into a new folder; keep this "
        "one, and add from it what is missing there.",
    ),
    "sync.revoke_lost": (
        "你还有 {count} 台电脑能打开这个社群，列在下面。丢了的那台请马上停用："
        "qunzhu devices revoke 编号，它就进不来了，钥匙也会换新。",
        "{count:computer|computers} of yours can still open this community, as listed below. Shut "
        "out the lost one at once with qunzhu devices revoke ID: it cannot get in any more, and "
        "the keys are renewed.",
    ),
    "sync.clock_off": (
        "这台电脑的时间是 {here}，中枢的时间是 {there}，请校准这台电脑的时间。"
        "改动照样算数，谁先谁后由中枢的时间说了算。",
        "This computer's clock says {here}, the hub's {there}: set this computer's clock. Changes "
        "count all the same; the hub's time decides which came first.",
    ),
    # Codes and invitations.
    "sync.code_address": (
        "“{code}”里没有中枢的地址。完整的样子是 HOST:PORT/XXXX-XXXX-…，请从头到尾整个复制。",
        "{code} has no hub's address in it. A code looks like HOST:PORT/XXXX-XXXX-…; copy it "
        "whole.",
    ),
    "sync.code_alone": (
        "这只是邀请码的后半截。请整个复制，前面还有中枢的地址（HOST:PORT/）；对方还给了文件的，"
        "«请把那个文件一起选上|请运行 qunzhu join 邀请码 文件夹 --bundle 文件»。",
        "These are only the letters of a code. Copy it whole, with the hub's address (HOST:PORT/) "
        "before them; if a file came with it, «choose that file, too|run qunzhu join CODE FOLDER "
        "--bundle FILE».",
    ),
    "sync.code_mistyped": (
        "这串码有打错或漏掉的字：斜杠后面是 {wanted} 位。请对照发来的那一份逐组核对，或整个复制。",
        "A letter of the code is mistyped or missing: there are {wanted} behind the slash. Compare "
        "it group by group with the one you were sent, or copy it whole.",
    ),
    "sync.blob_damaged": (
        "中枢上的这份邀请打不开：邀请码和它对不上。请核对邀请码，或向邀请你的人要一个新的。",
        "The invitation at the hub does not open with this code. Compare the code, or ask whoever "
        "invited you for a new one.",
    ),
    "sync.offer_unknown": (
        "没有这个没用的邀请：id 不对，或者已经用掉、收回或过期了。"
        "还有效的都在«“设备”下面|qunzhu devices list 里»。",
        "There is no such unused invitation: the id is wrong, or it was used, withdrawn or has "
        "expired. Those that hold are listed «below the devices|by qunzhu devices list».",
    ),
    "sync.no_invitation": (
        "中枢上没有这个邀请码：可能打错、用过、收回了，或者过了 24 小时。"
        "请核对一遍，或要一个新的。",
        "The hub knows no such code: it may be mistyped, used, withdrawn, or older than 24 hours. "
        "Check it, or ask for a new one.",
    ),
    "sync.invitation_used": (
        "这个邀请码已经有另一台设备用过了。请告诉邀请你的人，并要一个新的。",
        "Another device has used this code already. Tell whoever invited you, and ask for a new "
        "one.",
    ),
    "sync.set_up_code": (
        "这是中枢自己的开通码，用来把社群放上去（«“同步与设备”里的“放到中枢…”|qunzhu sync connect»"
        "），不能用来加入。"
        "请向群主要邀请码。",
        "This is a hub's set-up code, for putting a community on it («on the Sync screen"
        "|qunzhu sync connect»); nobody joins by it. Ask the owner for an invitation.",
    ),
    "sync.not_set_up_code": (
        "这是加入社群用的邀请码，不是中枢的开通码。开通码在启动中枢«|（qunzhu hub serve）»时显示。",
        "This code invites to a community, it is not a hub's set-up code. That one is shown when "
        "the hub starts«| (qunzhu hub serve)».",
    ),
    "sync.may_not_invite": (
        "你的角色不能邀请设备。请让群主或副群主来邀请。",
        "Your role may not invite devices. Ask the owner or a deputy to do it.",
    ),
    "sync.join_taken": (
        "“{folder}”里已经有东西。加入社群要用一个新文件夹：请换一个名称。"
        "这里的社群要给多台设备用，请«打开它，在“同步与设备”里放到中枢|在它里面运行 qunzhu "
        "sync connect»；是恢复或拷贝来的，«打开它，在那里点“重新加入…”|"
        "用 qunzhu sync rejoin 邀请码»。",
        "{folder} holds something already. Joining takes a new folder: choose another name. To "
        "use the community that lies there on several devices, «open it and go to the Sync screen"
        "|run qunzhu sync connect in it»; if it was restored or copied, «open it and choose Join "
        "again… there|run qunzhu sync rejoin CODE in it».",
    ),
    "sync.join_cut": (
        "加入“{folder}”时中枢不再回答。等连得上它，在这台电脑上用同一个邀请码再来一次。",
        "The hub stopped answering while joining into {folder}. Once it can be reached, use the "
        "same code again on this computer.",
    ),
    "sync.recover_taken": (
        "“{folder}”里已经有别的东西。找回社群要用一个新文件夹，或者从备份恢复出来的那一个：请换一个名称。",
        "{folder} holds something else already. To bring a community back name a new folder, or "
        "the one that was restored from its backup.",
    ),
    "sync.recover_other": (
        "«这个备份|“{folder}”»里是另一个社群，这个恢复码不是它的，什么都没有动。"
        "«请选这个社群的备份，或者不选备份|请写一个新文件夹的名称»，再来一次。",
        "«This backup|{folder}» is another community's and this recovery code does not belong to "
        "it; nothing was changed. «Choose a backup of this community, or none|Name a new folder», "
        "and try again.",
    ),
    "sync.recover_before": (
        "«这个备份|“{folder}”»还是放到中枢以前的样子，和中枢的记录接不上，什么都没有动。"
        "«请不选备份|请写一个新文件夹的名称»，再来一次：内容从中枢取回。",
        "«This backup|{folder}» is as it was before the community went to its hub and does not fit "
        "what the hub has; nothing was changed. «Choose no backup|Name a new folder», and try "
        "again: all comes from the hub.",
    ),
    "sync.recover_behind": (
        "中枢认下了这台电脑，但网络断了：备份以后的改动还没有取来，别的电脑还是备份时的样子。"
        "等有了网络，«再同步一次|运行 qunzhu sync 和 qunzhu devices list»。",
        "The hub let this computer in, but then the network broke: what was changed since the "
        "backup has not come, and the other computers are as they were then. Once there is a "
        "network, «sync again|run qunzhu sync and qunzhu devices list».",
    ),
    "sync.recover_cut": (
        "找回“{folder}”时中枢不再回答，这台电脑上什么也没有留下。等连得上它，用同一个恢复码再来一次。",
        "The hub stopped answering while bringing back {folder}; nothing was left on this "
        "computer. Once it can be reached, use the same recovery code again.",
    ),
    "sync.rescue_damaged": (
        "那里的回答用这个恢复码打不开，回答的可能不是你的中枢，所以别的什么都没有发给它。"
        "请核对中枢的地址，换一个网络再试。",
        "What was answered there does not open with this recovery code: it may not be your hub, so "
        "nothing else was told to it. Compare the hub's address, and try from another network.",
    ),
    "sync.hub_address": (
        "“{address}”不是中枢的地址。地址的样子是 HOST:PORT，比如 hub.example:8440。",
        "{address} is not a hub's address, which looks like HOST:PORT, for instance "
        "hub.example:8440.",
    ),
    "sync.owner_invites_self": (
        "群主只有一位，不能邀请别人做群主。给自己添一台设备请«选群主这个角色|写 --role owner，不写 "
        "--name 和 "
        "--member»。",
        "There is one owner, nobody else is invited as owner. For a further device of your own "
        "«choose the role of the owner|write --role owner without --name and --member».",
    ),
    # Connecting.
    "sync.not_connected": (
        "这个社群还没有放到中枢上。请先启动中枢«|（qunzhu hub serve）»，"
        "再«在“同步与设备”里填它显示的开通码|用它显示的开通码运行 qunzhu sync connect»。",
        "This community is not on a hub yet. Start one«| (qunzhu hub serve)», then "
        "«use the Sync screen|run qunzhu sync connect» with the code that it shows.",
    ),
    "sync.connected_here": (
        "这个社群已经在 {address} 的中枢上，不用再放一次。别的设备用«“邀请新设备”| qunzhu devices "
        "invite »邀请。",
        "This community is on the hub at {address} already. Other devices come by "
        "«an invitation from the Sync screen|qunzhu devices invite».",
    ),
    "sync.recovery_first": (
        "社群放到中枢之前要有恢复码，否则这台电脑丢了就再也打不开。"
        "请先«在“同步与设备”里打印|运行 qunzhu recovery print »并收好。",
        "Before a community goes to a hub it needs a recovery code, else nothing opens it once "
        "this computer is lost. «Print one on the Sync screen|Run qunzhu recovery print» first "
        "and keep the code safe.",
    ),
    "sync.recovery_wanted": (
        "还没有恢复码：这台电脑丢了、口令忘了，就再也打不开。请«在“同步与设备”里打印|运行 qunzhu "
        "recovery print »并收好。",
        "There is no recovery code yet: nothing opens the community once this computer is lost or "
        "the passphrase forgotten. «Print one on the Sync screen|Run qunzhu recovery print» and "
        "keep the code safe.",
    ),
    "sync.owner_connects": (
        "只有群主能把社群放到中枢上。请让群主来做。",
        "Only the owner puts a community on a hub. Ask the owner to do it.",
    ),
    "sync.connected_already": (
        "这个中枢上已经有这个社群，是从另一台设备或另一份副本放上去的。请从那台设备邀请这一台。",
        "The hub keeps this community already, put there from another device or copy. Invite this "
        "device from that one.",
    ),
    "sync.no_upload": (
        "中枢上没有这次没传完的内容，可能换过中枢。请用中枢现在的开通码从头放一次："
        "«在“同步与设备”里|运行 qunzhu sync connect»。",
        "The hub has nothing of this unfinished upload; it may be another hub. Begin anew with the "
        "hub's present code: «on the Sync screen|with qunzhu sync connect».",
    ),
    "sync.bad_chunk": (
        "中枢读不懂传上去的一份内容，社群还在本机，没有放上去。请把两边都更新到最新版本再试。",
        "The hub cannot read a piece of the upload; the community stays on this device. Update "
        "both programs and try again.",
    ),
    "sync.chunks_missing": (
        "中枢上少了几份内容，社群还没有放上去。请再«点一次“接着放”|运行一次 qunzhu sync connect»，"
        "会接着传。",
        "The hub lacks pieces of the upload, so the community is not there yet. "
        "«Go on with it on the Sync screen|Run qunzhu sync connect again»; it goes on where it "
        "stopped.",
    ),
    "sync.digest_differs": (
        "传上去的内容和本机核对不上，社群还由本机裁定。«请再试一次；还不行，"
        "就把备份发给开发者检查|请先运行 qunzhu check，再试一次»。",
        "What was uploaded does not match this device, which goes on as the judge. "
        "«Try again; if that fails, report it with a backup|Run qunzhu check, then try again».",
    ),
    "sync.state_differs": (
        "从中枢拿到的资料，和群主的电脑签过名的不一样，中枢上的资料可能被动过。"
        "请先不要用这台电脑上的资料，告诉群主；换一个邀请码，用新的文件夹重新加入。",
        "What the hub handed out is not what the owner's device signed: somebody may have changed "
        "it there. Do not rely on this device's data, tell the owner, and join again with a new "
        "code in a new folder.",
    ),
    # Blocks of numbers.
    "sync.may_not_number": (
        "你的角色不新增成员，这台设备不需要编号段。",
        "Your role adds no members, so this device needs no block of numbers.",
    ),
    "sync.no_numbers": (
        "编号用完了：最大的编号已经接近 999999999。请群主把误写的大编号改掉，换一个新的前缀。",
        "The numbers are used up: the highest is close to 999999999. Ask the owner for a new "
        "prefix.",
    ),
}
