"""Problem sentences about invitation files."""

SENTENCES: dict[str, tuple[str, str]] = {
    "invitation.none": (
        "“{file}”不是邀请文件，或没有传完整。请对方再发一次，或向他要那串邀请码。",
        "{file} is no invitation, or was cut off. Ask for it once more, or for the code itself.",
    ),
    "invitation.newer": (
        "“{file}”是更新版本的程序做的。请先更新这台电脑上的程序，或向对方要那串邀请码。",
        "{file} was made by a newer program. Update this one, or ask for the code itself.",
    ),
    "invitation.unreadable": (
        "读不了“{file}”：{reason}。请检查这个文件，或向对方要那串邀请码。",
        "{file} cannot be read: {reason}. Check the file, or ask for the code itself.",
    ),
}
