"""Problem sentences about keys, passphrases, the recovery code, backups and damaged folders."""

SENTENCES: dict[str, tuple[str, str]] = {
    # The recovery code as typed.
    "vault.code_letter": (
        "恢复码里不会有“{letter}”：它只含数字和大写字母（没有 I、L、O、U）。"
        "请对照打印的那张纸再输入一次。",
        "“{letter}” is never part of a recovery code: it has digits and letters except I, L, O "
        "and U. Type it again from the printed sheet.",
    ),
    "vault.code_length": (
        "恢复码有 {wanted} 位，输入了 {found} 位。请对照打印的那张纸，检查有没有漏掉或多打一组。",
        "A recovery code has {wanted} letters, but {found} were typed. "
        "Compare with the printed sheet: is a group missing or doubled?",
    ),
    "vault.code_check": (
        "恢复码有一位打错了。请对照打印的那张纸，逐组再核对一次。",
        "One letter of the recovery code is mistyped. Compare it with the printed sheet, "
        "group by group.",
    ),
    "vault.no_code": (
        "“{folder}”还没有打印过恢复码，恢复码打不开它。请用原来的电脑或口令打开，或用备份恢复到新文件夹。",
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
        "这台电脑没有可用的系统密钥环。请设一个口令（环境变量 QUNZHU_PASSPHRASE，或在窗口里输入），"
        "或装好并登录密钥环（Linux 上是 GNOME 密钥环或 KWallet）后再试。",
        "This computer has no keyring that works. Set a passphrase (QUNZHU_PASSPHRASE, or type it "
        "in the window), or install and log in to a keyring (GNOME Keyring or KWallet on Linux).",
    ),
    "vault.unsafe_keyring": (
        "这台电脑的密钥环（{backend}）不安全，可能把密钥明文存盘，所以没有使用。"
        "请改用系统自带的密钥环，或设一个口令（QUNZHU_PASSPHRASE）。",
        "The keyring of this computer ({backend}) is not a safe one, it may store keys as plain "
        "text, so it was not used. Choose the system's own keyring, or set a passphrase "
        "(QUNZHU_PASSPHRASE).",
    ),
    "vault.locked_keyring": (
        "系统密钥环还锁着，取不到密钥。请先解锁密钥环（通常是重新登录电脑），再打开一次；数据没有变动。",
        "The system's keyring is locked, so the key can't be read. Unlock it (usually by logging "
        "in to the computer again) and open once more; nothing was changed.",
    ),
    "vault.no_collection": (
        "系统密钥环是空的，还没有默认的钥匙串。请重新登录电脑让系统建好它；如果密钥环被清空过，"
        "请用恢复码（qunzhu recovery use）或备份打开。",
        "The system's keyring is empty, it has no default collection yet. Log in to the computer "
        "again so that it is made; if the keyring was wiped, open with the recovery code "
        "(qunzhu recovery use) or restore a backup.",
    ),
    "vault.missing_key": (
        "“{folder}”的密钥不在这台电脑的密钥环里：密钥环被清空过，或文件夹来自别的电脑。"
        "请输入恢复码（qunzhu recovery use），或用备份恢复到新文件夹；数据没有变动。",
        "The key of {folder} is not in this computer's keyring: the keyring was wiped, or the "
        "folder comes from another computer. Type the recovery code (qunzhu recovery use), or "
        "restore a backup into a new folder; nothing was changed.",
    ),
    "vault.missing_key_no_code": (
        "“{folder}”的密钥不在这台电脑的密钥环里，也没有打印过恢复码。请在原来的电脑上打开，"
        "或用备份恢复到新文件夹（qunzhu restore）；数据没有变动。",
        "The key of {folder} is not in this computer's keyring, and no recovery code was printed. "
        "Open it on the computer it was used on, or restore a backup into a new folder "
        "(qunzhu restore); nothing was changed.",
    ),
    "vault.wrong_key": (
        "找到的密钥打不开“{folder}”：密钥环里的密钥，或 key.json，属于另一个社群。"
        "请把 key.json 换回原来的，或用恢复码（qunzhu recovery use）或备份打开；数据没有变动。",
        "The key that was found does not open {folder}: the key in the keyring, or key.json, "
        "belongs to another community. Put back the original key.json, or use the recovery code "
        "(qunzhu recovery use) or a backup; nothing was changed.",
    ),
    # The passphrase.
    "vault.passphrase_needed": (
        "“{folder}”要口令才能打开。请输入口令，或设环境变量 QUNZHU_PASSPHRASE；"
        "忘了口令请用恢复码（qunzhu recovery use）。",
        "{folder} opens with a passphrase. Type it, or set QUNZHU_PASSPHRASE; if it is forgotten, "
        "use the recovery code (qunzhu recovery use).",
    ),
    "vault.passphrase_unused": (
        "“{folder}”的密钥在系统密钥环里，不用口令。请去掉环境变量 QUNZHU_PASSPHRASE 再打开。",
        "The key of {folder} is in the system's keyring, not under a passphrase. "
        "Unset QUNZHU_PASSPHRASE and open again.",
    ),
    "vault.wrong_passphrase": (
        "口令不对，打不开“{folder}”。请检查大小写和输入法后再试；忘了口令请用恢复码"
        "（qunzhu recovery use）。",
        "The passphrase does not open {folder}. Check capitals and the input method and try again; "
        "if it is forgotten, use the recovery code (qunzhu recovery use).",
    ),
    # The key file.
    "vault.missing_key_file": (
        "“{folder}”里没有 key.json，它不是社群文件夹，或复制时漏了这个文件。"
        "请从原文件夹把 key.json 复制过来，或用备份恢复到新文件夹（qunzhu restore）。",
        "{folder} has no key.json: it is no community's folder, or that file was left out when it "
        "was copied. Copy key.json from the original, or restore a backup into a new folder "
        "(qunzhu restore).",
    ),
    "vault.damaged_key_file": (
        "“{path}”损坏了或被改过，没有使用。请从备份或原文件夹换回 key.json，"
        "或用备份恢复到新文件夹（qunzhu restore）；数据没有变动。",
        "{path} is damaged or was altered, so it was not used. Put back the original key.json, or "
        "restore a backup into a new folder (qunzhu restore); nothing was changed.",
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
}
