"""Problem sentences about keys, passphrases, the recovery code, backups and damaged folders."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The recovery code as typed.
    "vault.code_letter": (
        "恢复码里不会有“{letter}”：它只含数字和大写字母（没有 I、L、O、U）。"
        "请对照打印的那张纸再输入一次。",
        '"{letter}" is never part of a recovery code: it has digits and letters except I, L, O '
        "and U. Type it again from the printed sheet.",
    ),
    "vault.code_length": (
        "恢复码有 {wanted} 位，输入了 {found} 位。请对照打印的那张纸，检查有没有漏掉或多打一组。",
        "A recovery code has {wanted:letter|letters}, but {found:was|were} typed. "
        "Compare with the printed sheet: is a group missing or doubled?",
    ),
    "vault.code_check": (
        "恢复码有一位打错了。请对照打印的那张纸，逐组再核对一次。",
        "One letter of the recovery code is mistyped. Compare it with the printed sheet, "
        "group by group.",
    ),
    "vault.no_code": (
        "“{folder}”还没有打印过恢复码，恢复码打不开它。请用原来的电脑或口令打开，"
        "或用备份恢复到新文件夹。",
        "No recovery code was ever printed for {folder}, so none opens it. Open it on the computer "
        "or with the passphrase it was used with, or restore a backup into a new folder.",
    ),
    "vault.other_code": (
        "这个恢复码不是“{folder}”现在的恢复码。请用最近一次打印的那张，或用备份恢复到新文件夹。",
        "This recovery code is not the present one of {folder}. Use the sheet printed last, "
        "or restore a backup into a new folder.",
    ),
    # The keyring.
    "vault.no_keyring": (
        "这台电脑没有可用的系统钥匙串。请设一个口令«|（环境变量 QUNZHU_PASSPHRASE，或在窗口里输入）"
        "»，"
        "或装好并登录钥匙串（Linux 上是 GNOME Keyring 或 KWallet）后再试。",
        "This computer has no keyring that works. Set a passphrase«| (QUNZHU_PASSPHRASE, or type "
        "it "
        "in the window)», or install and log in to a keyring (GNOME Keyring or KWallet on Linux).",
    ),
    "vault.unsafe_keyring": (
        "这台电脑的钥匙串（{backend}）不安全，可能把密钥明文存盘，所以没有使用。"
        "请改用系统自带的钥匙串，或设一个口令«|（QUNZHU_PASSPHRASE）»。",
        "The keyring of this computer ({backend}) is not a safe one, it may store keys as plain "
        "text, so it was not used. Choose the system's own keyring, or set a passphrase"
        "«| (QUNZHU_PASSPHRASE)».",
    ),
    "vault.locked_keyring": (
        "系统钥匙串还锁着，取不到密钥。请先解锁钥匙串（通常是重新登录电脑），再打开一次；"
        "数据没有变动。",
        "The system's keyring is locked, so the key can't be read. Unlock it (usually by logging "
        "in to the computer again) and open once more; nothing was changed.",
    ),
    "vault.no_collection": (
        "系统钥匙串是空的，还没有建好。请重新登录电脑让系统建好它；如果钥匙串被清空过，"
        "请用恢复码«|（qunzhu recovery use 文件夹）»或备份打开。",
        "The system's keyring is empty, it has no default collection yet. Log in to the computer "
        "again so that it is made; if the keyring was wiped, open with the recovery code"
        "«| (qunzhu recovery use FOLDER)» or restore a backup.",
    ),
    "vault.missing_key": (
        "“{folder}”的密钥不在这台电脑的钥匙串里：钥匙串被清空过，或文件夹来自别的电脑。"
        "请«输入恢复码，或从备份恢复到新文件夹|输入恢复码"
        "（qunzhu recovery use 文件夹），或用备份恢复到新文件夹»；数据没有变动。",
        "The key of {folder} is not in this computer's keyring: the keyring was wiped, or the "
        "folder comes from another computer. Type the recovery code«| (qunzhu recovery use "
        "FOLDER)», or restore a backup into a new folder; nothing was changed.",
    ),
    "vault.missing_key_no_code": (
        "“{folder}”的密钥不在这台电脑的钥匙串里，也没有打印过恢复码。请在原来的电脑上打开，"
        "或从备份恢复到新文件夹«|（qunzhu restore）»；数据没有变动。",
        "The key of {folder} is not in this computer's keyring, and no recovery code was printed. "
        "Open it on the computer it was used on, or restore a backup into a new folder"
        "«| (qunzhu restore)»; nothing was changed.",
    ),
    "vault.wrong_key": (
        "找到的密钥打不开“{folder}”：钥匙串里的密钥，或 key.json，属于另一个社群。"
        "请把 key.json 换回原来的，或用恢复码«|（qunzhu recovery use 文件夹）»或备份打开；"
        "数据没有变动。",
        "The key that was found does not open {folder}: the key in the keyring, or key.json, "
        "belongs to another community. Put back the original key.json, or use the "
        "recovery code«| (qunzhu recovery use FOLDER)» or a backup; nothing was changed.",
    ),
    # The passphrase.
    "vault.passphrase_needed": (
        "“{folder}”要口令才能打开。请输入口令«|，或设环境变量 QUNZHU_PASSPHRASE»；"
        "忘了口令请«点“忘了口令？用恢复码打开…”|用恢复码（qunzhu recovery use 文件夹）»。",
        "{folder} opens with a passphrase. Type it«|, or set QUNZHU_PASSPHRASE»; if it is "
        "forgotten, "
        "use the recovery code«: the line below the field| (qunzhu recovery use FOLDER)».",
    ),
    "vault.passphrase_unused": (
        "“{folder}”的密钥在系统钥匙串里，不用口令。请去掉环境变量 QUNZHU_PASSPHRASE 再打开。",
        "The key of {folder} is in the system's keyring, not under a passphrase. "
        "Unset QUNZHU_PASSPHRASE and open again.",
    ),
    "vault.wrong_passphrase": (
        "口令不对，打不开“{folder}”。请检查大小写和输入法后再试；忘了口令请«点"
        "“忘了口令？用恢复码打开…”|用恢复码（qunzhu recovery use 文件夹）»。",
        "The passphrase does not open {folder}. Check capitals and the input method and try again; "
        "if it is forgotten, use the recovery code«: the line below the field"
        "| (qunzhu recovery use FOLDER)».",
    ),
    "vault.short_passphrase": (
        "口令太短，容易被猜到。请至少用 8 个字母或数字，或 4 个汉字。",
        "The passphrase is too short and easily guessed. Use at least 8 letters or digits, "
        "or 4 Chinese characters.",
    ),
    "vault.passphrases_differ": (
        "两次输入的口令不一样，什么都没有改。请再输一次。",
        "The two passphrases differ, so nothing was changed. Type them again.",
    ),
    "vault.code_wanted": (
        "要输入恢复码。请在命令后加 --code 恢复码，或在终端里运行再输入。",
        "A recovery code is wanted. Add --code CODE, or run the command at a terminal.",
    ),
    # The key file.
    "vault.missing_key_file": (
        "“{folder}”里没有 key.json：它不是社群文件夹，复制时漏了这个文件，或群主停用了这台设备，"
        "钥匙已经毁了。漏了的，从原文件夹把 key.json 复制过来，或从备份恢复到新文件夹"
        "«|（qunzhu restore）»；停用了的，请群主再邀请一次。",
        "{folder} has no key.json: it is no community's folder, that file was left out when it "
        "was copied, or the owner revoked this device and its keys are gone. If it was left out, "
        "copy key.json from the original, or restore a backup into a new "
        "folder«| (qunzhu restore)»; if it was revoked, ask the owner for a new invitation.",
    ),
    "vault.damaged_key_file": (
        "“{path}”损坏了或被改过，没有使用。请从备份或原文件夹换回 key.json，"
        "或从备份恢复到新文件夹«|（qunzhu restore）»；数据没有变动。",
        "{path} is damaged or was altered, so it was not used. Put back the original key.json, or "
        "restore a backup into a new folder«| (qunzhu restore)»; nothing was changed.",
    ),
    "vault.newer_key_file": (
        "“{path}”由更新版本的群主台写成。请升级群主台后再打开；数据没有变动。",
        "{path} was written by a newer version of Qunzhu. Update Qunzhu, then open it again; "
        "nothing was changed.",
    ),
    "vault.unreadable": (
        "读不了“{path}”：{reason}。请检查这个文件的权限和磁盘，然后再试。",
        "{path} can't be read: {reason}. Check its permissions and the disk, then try again.",
    ),
    "vault.unwritable": (
        "写不了“{path}”：{reason}。请检查权限和剩余空间，然后再试；原有数据没有变动。",
        "{path} can't be written: {reason}. Check permissions and free space, then try again; "
        "nothing that was there is changed.",
    ),
    # The community's file.
    "vault.damaged_file": (
        "“{file}”损坏了，没有动它。请用最近的备份，或同一文件夹 backups 里的自动副本，"
        "恢复到一个新文件夹（«在欢迎页点“从备份恢复…”|qunzhu restore»）。",
        "{file} is damaged and was left as it is. Restore the latest backup, or an automatic copy "
        "from the folder's backups, into a new folder («from the welcome|qunzhu restore»).",
    ),
    "vault.missing_file": (
        "“{file}”不见了，没有新建空的来代替。请从原文件夹复制回来，或用最近的备份，"
        "或同一文件夹 backups 里的自动副本，恢复到一个新文件夹"
        "（«在欢迎页点“从备份恢复…”|qunzhu restore»）。",
        "{file} is gone, and no empty one was put in its place. Copy it back from the original "
        "folder, or restore the latest backup, or an automatic copy from the folder's backups, "
        "into a new folder («from the welcome|qunzhu restore»).",
    ),
    "vault.newer_file": (
        "这个社群由更新版本的群主台写成。请升级群主台后再打开；数据没有变动。",
        "This community was written by a newer version of Qunzhu. Update Qunzhu, then open it "
        "again; nothing was changed.",
    ),
    "vault.read_only": (
        "“{file}”只能读，这一步没有做。请检查文件和文件夹的权限，或磁盘是否只读，然后再试。",
        "{file} can only be read, so this was not done. Check the permissions of the file and "
        "its folder, and whether the disk is read-only, then try again.",
    ),
    "vault.disk_error": (
        "磁盘读写“{file}”时出错，这一步没有做，已有的数据没有变动。"
        "请检查磁盘或网络盘，先做一份备份（«“设置”里的“备份”|qunzhu backup»），再试一次。",
        "The disk failed while reading or writing {file}, so this was not done and nothing is "
        "changed. Check the disk or network drive, make a backup "
        "(«in Settings|qunzhu backup»), and try again.",
    ),
    "vault.synced_folder": (
        "“{folder}”在 {service} 的同步文件夹里。同步软件会在写到一半时复制文件，可能损坏社群；"
        "请把它移到不同步的文件夹，需要另存时用备份（«“设置”里的“备份”|qunzhu backup»）。",
        "{folder} lies in a folder that {service} synchronises. Such programs copy files while "
        "they are being written and can damage the community; move it elsewhere, and use backups "
        "(«in Settings|qunzhu backup») to keep a copy there.",
    ),
    # Backups.
    "vault.backup_unprotected": (
        "还没有打印恢复码，也没有口令，备份谁都打不开，所以没有做。"
        "请先打印恢复码（«“设置”里的“备份”|qunzhu recovery print»），或给备份设一个口令。",
        "There is neither a recovery code nor a passphrase to open the backup with, so none was "
        "made. Print a recovery code first («in Settings|qunzhu recovery print»), or give it "
        "a passphrase.",
    ),
    "vault.file_exists": (
        "“{file}”已经存在，没有覆盖。请换一个文件名。",
        "{file} already exists and was not overwritten. Choose another name.",
    ),
    "vault.not_a_backup": (
        "“{file}”不是群主台的备份文件。请选«“设置”里的“现在备份…”| qunzhu backup »写出的文件。",
        "{file} is no backup of Qunzhu. Choose a file that «a backup in Settings|qunzhu backup» "
        "wrote.",
    ),
    "vault.newer_backup": (
        "“{file}”由更新版本的群主台写成。请升级群主台后再恢复。",
        "{file} was written by a newer version of Qunzhu. Update Qunzhu, then restore it.",
    ),
    "vault.damaged_backup": (
        "“{file}”不完整或被改过，没有恢复任何东西。请重新复制一次这个文件，或换一份备份。",
        "{file} is cut off or was changed, so nothing was restored. Copy the file again, "
        "or take another backup.",
    ),
    "vault.backup_locked": (
        "“{file}”要恢复码或备份口令才能打开。"
        "请«输入其中一个|加上 --code 恢复码，或设环境变量 QUNZHU_PASSPHRASE»。",
        "{file} opens with its recovery code or passphrase. «Type one of them"
        "|Add --code CODE, or set QUNZHU_PASSPHRASE».",
    ),
    "vault.backup_no_passphrase": (
        "“{file}”没有设口令，只能用恢复码打开。请«输入恢复码|加上 --code 恢复码»。",
        "{file} has no passphrase, only a recovery code opens it. «Type it|Add --code CODE».",
    ),
    "vault.backup_wrong_passphrase": (
        "口令打不开“{file}”。请用做这份备份时的口令，或用恢复码«|（--code）»。",
        "The passphrase does not open {file}. Use the one the backup was made with, "
        "or the recovery code«| (--code)».",
    ),
    "vault.backup_no_code": (
        "做“{file}”时还没有恢复码，只能用当时的口令打开。请«输入那个口令|设环境变量 "
        "QUNZHU_PASSPHRASE»。",
        "{file} was made before there was a recovery code, only its passphrase opens it. "
        "«Type that|Set QUNZHU_PASSPHRASE».",
    ),
    "vault.backup_other_code": (
        "这个恢复码打不开“{file}”。请用做这份备份时的那张恢复码，或当时的口令。",
        "This recovery code does not open {file}. Use the sheet that was in force when the backup "
        "was made, or its passphrase.",
    ),
    "vault.folder_taken": (
        "“{folder}”里已经有东西，没有恢复到那里。请换一个新文件夹。",
        "{folder} is not empty, so nothing was restored there. Choose a new folder.",
    ),
    "vault.no_copy": (
        "没能在“{folder}”里先存一份自动副本，所以这一步没有开始，数据没有变动。"
        "请腾出磁盘空间或检查权限，然后再试。",
        "The automatic copy in {folder} could not be made, so this was not begun and nothing is "
        "changed. Make room on the disk or check permissions, then try again.",
    ),
    # What the check finds besides damage.
    "vault.check_guards": (
        "社群文件的结构和这个版本不一致（{names}），有人可能用别的程序改过它。"
        "请先做一份备份（«“设置”里的“备份”|qunzhu backup»），"
        "再把较早的备份恢复到新文件夹（«在欢迎页|qunzhu restore»）使用。",
        "The structure of the community's file is not this version's ({names}); another program "
        "may have changed it. Make a backup («in Settings|qunzhu backup»), then restore an "
        "earlier one into a new folder («from the welcome|qunzhu restore») and use that.",
    ),
    "vault.check_log": (
        "改动记录缺了一段。请先做一份备份（«“设置”里的“备份”|qunzhu backup»），"
        "再把较早的备份恢复到新文件夹（«在欢迎页|qunzhu restore»）使用。",
        "A part of the record of changes is missing. Make a backup («in Settings"
        "|qunzhu backup»), then restore an earlier one into a new folder («from the welcome"
        "|qunzhu restore») and use that.",
    ),
    "vault.check_boards": (
        "有 {count} 份冻结的榜单和它的校验码对不上。"
        "请先做一份备份（«“设置”里的“备份”|qunzhu backup»），再把它发给开发者检查。",
        "{count:frozen board|frozen boards} no longer fit their check code. Make a backup («in"
        " Settings|qunzhu backup») and report it to the developers.",
    ),
    "vault.check_ledger": (
        "流水对不上：有 {count} 处。请先备份，再用最近一份好的备份恢复。",
        "The ledger does not agree with itself in {count:place|places}. Keep a backup, then restore"
        " the last good one.",
    ),
    "vault.check_merges": (
        "有 {count} 条合并过的记录没有指向现在的那位成员。"
        "请先做一份备份（«“设置”里的“备份”|qunzhu backup»），再把它发给开发者检查。",
        "{count:merged record does|merged records do} not lead to the member they are now. Make a"
        " backup («in Settings|qunzhu backup») and report it to the developers.",
    ),
    "vault.check_points": (
        "有 {count} 位成员显示的积分与积分流水不符，流水本身没有变动。"
        "请先做一份备份（«“设置”里的“备份”|qunzhu backup»），再把它发给开发者检查。",
        "{count:member shows|members show} points that are not the sum of their ledger; the "
        "ledger itself is unchanged. Make a backup («in Settings|qunzhu backup») and report it to "
        "the developers.",
    ),
    "vault.check_replay": (
        "从改动记录重建的内容与现在的不同。请先做一份备份（«“设置”里的“备份”|qunzhu backup»），"
        "再把它发给开发者检查；现在的数据没有变动。",
        "What is rebuilt from the record of changes differs from what stands. Make a backup "
        "(«in Settings|qunzhu backup») and report it to the developers; what stands is unchanged.",
    ),
}
