"""Problem sentences about backups that write themselves and the lock of the window."""

SENTENCES: dict[str, tuple[str, str]] = {
    "backups.folder_wanted": (
        "还没有选自动备份放在哪里。请先选一个文件夹（«“设置”里的“备份”|--folder 文件夹»）。",
        "No folder is chosen for automatic backups. Choose one first («in Settings|--folder "
        "FOLDER»).",
    ),
    "backups.folder_gone": (
        "找不到备份文件夹“{folder}”，没有备份。请插上那个盘，先建好这个文件夹，或换一个。",
        "The folder {folder} for backups is not there, so none was written. Connect its disk, "
        "make the folder, or choose another.",
    ),
    "backups.inside": (
        "“{folder}”在社群自己的文件夹里：电脑坏了，备份也一起没了。请换到别的盘或别的文件夹。",
        "{folder} lies inside the community's own folder, and would be lost with it. Choose a "
        "folder on another disk, or at least another folder.",
    ),
}
