"""Folders that a cloud service synchronises are recognised."""

from pathlib import Path

import pytest

from desktop.store.synced import service


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("OneDrive/群", "OneDrive"),
        ("OneDrive - 青禾公司/文档/群", "OneDrive"),
        ("Dropbox (个人)/群", "Dropbox"),
        ("Library/CloudStorage/GoogleDrive-me@example.com/My Drive/群", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/群", "iCloud Drive"),
        ("我的坚果云/群", "坚果云"),
        ("BaiduSyncdisk/群", "百度网盘"),
        ("WPS Cloud Files/123/群", "WPS 云盘"),
        ("Documents/群", None),
        ("onedriver/群", None),
    ],
)
def test_a_service_is_known_by_its_folder(tmp_path: Path, place: str, name: str | None) -> None:
    assert service(tmp_path / place, {}) == name


def test_a_service_is_known_by_what_it_leaves_behind(tmp_path: Path) -> None:
    (tmp_path / "stuff" / ".stfolder").mkdir(parents=True)
    assert service(tmp_path / "stuff" / "deep" / "群", {}) == "Syncthing"


def test_onedrive_is_known_by_the_variable_it_sets(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": str(tmp_path / "Firma")}
    assert service(tmp_path / "Firma" / "群", environment) == "OneDrive"
    assert service(tmp_path / "else", environment) is None
