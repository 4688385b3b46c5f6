"""Makes the Debian package and the portable archive out of the packaged folder.

Run as `python resources/packaging/linux.py dist/qunzhu dist`.
"""

import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
# Debian's names for what `uname -m` says.
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def stage(program: Path, root: Path) -> None:
    """Lay out the files as they are installed."""
    shutil.copytree(program, root / "opt/qunzhu", symlinks=True)
    for name in ("usr/bin", "usr/share/applications", "usr/share/mime/packages", "DEBIAN"):
        (root / name).mkdir(parents=True)
    (root / "usr/bin/qunzhu").symlink_to("/opt/qunzhu/qunzhu")
    shutil.copy(HERE / "qunzhu.desktop", root / "usr/share/applications")
    shutil.copy(HERE / "qunzhu.xml", root / "usr/share/mime/packages")
    icons = root / "usr/share/icons/hicolor/256x256/apps"
    icons.mkdir(parents=True)
    subprocess.run([sys.executable, HERE / "icon.py", icons / "qunzhu.png", "256"], check=True)
    terms = root / "usr/share/doc/qunzhu"
    terms.mkdir(parents=True)
    terms.joinpath("copyright").write_text(
        "Licences of the program and of every part: /opt/qunzhu/licences\n\n"
        + (program / "_internal/LICENSE").read_text(encoding="utf-8"),
        encoding="utf-8",
    )


def control(root: Path, release: str, architecture: str) -> None:
    """What the package says of itself."""
    size = sum(file.lstat().st_size for file in root.rglob("*") if not file.is_dir())
    text = (HERE / "control").read_text(encoding="utf-8")
    filled = text.format(version=release, architecture=architecture, kilobytes=size // 1024)
    (root / "DEBIAN/control").write_text(filled, encoding="utf-8")


def plain_modes(root: Path) -> None:
    """Files that everybody may read and nobody but root change, whatever the umask was."""
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)


def package(program: Path, out: Path) -> Path:
    """The Debian package; returns its path."""
    release = version("qunzhu")
    architecture = ARCHITECTURES[os.uname().machine]
    made = out / f"qunzhu_{release}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        root.mkdir()
        stage(program, root)
        control(root, release, architecture)
        plain_modes(root)
        words = ["dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", str(root), str(made)]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    return made


def archive(program: Path, out: Path) -> Path:
    """The portable archive: unpack anywhere, start qunzhu inside; returns its path."""
    made = out / f"qunzhu-{version('qunzhu')}-linux-{os.uname().machine}.tar.xz"
    with tarfile.open(made, "w:xz", preset=3) as packed:
        packed.add(program, "qunzhu", filter=_of_nobody)
    return made


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry


def main() -> None:
    """Make both from the folder given into the other folder given."""
    program, out = Path(sys.argv[1]), Path(sys.argv[2])
    for make in (package, archive):
        made = make(program, out)
        sys.stdout.write(f"{made}  {made.stat().st_size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
