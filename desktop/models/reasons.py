"""Why the system refused to read or write something, for the sentences that say `{why}`."""

import errno

# key -> (zh_CN, en)
REASONS: dict[str, tuple[str, str]] = {
    "system.permission": ("没有权限", "permission is denied"),
    "system.no_space": ("磁盘空间不够", "the disk is full"),
    "system.read_only": ("那里只能读不能写", "the place is read-only"),
    "system.in_use": ("正被其他程序占用", "another program is using it"),
    "system.not_there": ("文件夹或文件不存在", "the folder or file is not there"),
    "system.name_too_long": ("名称太长", "the name is too long"),
    "system.not_connected": ("磁盘或网络断开了", "the disk or the network is disconnected"),
    "system.damaged_disk": ("磁盘读写出错", "the disk reports an error"),
    "system.too_many_open": ("打开的文件太多", "too many files are open"),
    "system.shorter": ("文件变短了", "it became shorter"),
    "system.other": ("系统拒绝了", "the system refused"),
}
_BY_NUMBER = {
    errno.EACCES: "permission",
    errno.EPERM: "permission",
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "no_space",
    errno.EROFS: "read_only",
    errno.EBUSY: "in_use",
    errno.ETXTBSY: "in_use",
    errno.ENOENT: "not_there",
    errno.ENOTDIR: "not_there",
    errno.EISDIR: "not_there",
    errno.ENAMETOOLONG: "name_too_long",
    errno.EIO: "damaged_disk",
    errno.ENXIO: "not_connected",
    errno.ENODEV: "not_connected",
    errno.ENOTCONN: "not_connected",
    errno.ESTALE: "not_connected",
    errno.EMFILE: "too_many_open",
    errno.ENFILE: "too_many_open",
}
# Windows: ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, which Python takes for EACCES.
_IN_USE_ON_WINDOWS = (32, 33)


def why(refused: OSError) -> str:
    """The key in REASONS that says why; `Problem.sentence` puts the words there."""
    if getattr(refused, "winerror", None) in _IN_USE_ON_WINDOWS:
        return "system.in_use"
    return "system." + _BY_NUMBER.get(refused.errno or 0, "other")
