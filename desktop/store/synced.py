"""Recognising a folder that a cloud service synchronises, where a living database gets damaged."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

# How the services name their folders, in lower case; the shown name is the product's own.
_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "nutstore": "坚果云",
    "nutstore files": "坚果云",
    "我的坚果云": "坚果云",
    "坚果云": "坚果云",
    "baidusyncdisk": "百度网盘",
    "baidunetdiskworkspace": "百度网盘",
    "百度网盘同步空间": "百度网盘",
    "wps cloud files": "WPS 云盘",
    "wpsdrive": "WPS 云盘",
    "wps云盘": "WPS 云盘",
    "aliyundrive": "阿里云盘",
    "adrive": "阿里云盘",
    "weiyun": "腾讯微云",
    "腾讯微云": "腾讯微云",
    "synologydrive": "Synology Drive",
    "seafile": "Seafile",
    "megasync": "MEGA",
    "pcloud drive": "pCloud",
}
# "OneDrive - 公司", "Dropbox (个人)", "Google Drive (…)" carry an account after the name.
_BEGINNINGS = ("onedrive -", "dropbox (", "google drive (", "googledrive-", "onedrive-", "dropbox-")
# What a client leaves at the top of a folder it synchronises.
_MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".dropbox": "Dropbox",
    ".owncloudsync.log": "ownCloud",
    ".nextcloudsync.log": "Nextcloud",
    ".seafile-data": "Seafile",
}
_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")


def service(folder: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """The name of the service that synchronises this place, or None when none is recognised."""
    place = folder.resolve()
    above = [place, *place.parents]
    for root in (environment[name] for name in _VARIABLES if environment.get(name)):
        if Path(root).resolve() in above:
            return "OneDrive"
    return next((name for path in above for name in _signs(path)), None)


def _signs(path: Path) -> Iterator[str]:
    name = path.name.lower()
    if name in _NAMES:
        yield _NAMES[name]
    yield from (_NAMES[start.rstrip(" -(")] for start in _BEGINNINGS if name.startswith(start))
    try:
        yield from (_MARKS[mark] for mark in _MARKS if (path / mark).exists())
    except OSError:
        return
