"""Puts the guide and its pictures into what is installed; all else stands in pyproject.toml."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

ROOT = Path(__file__).parent


class WithManual(build_py):
    """The manual is written where documents are looked for, and read inside the program."""

    def run(self) -> None:
        """Copy it beside the other resources; what is not installed reads it where it lies."""
        super().run()
        if not self.editable_mode:
            for part in ("guide", "pictures"):
                made = Path(self.build_lib, "resources", "manual", part)
                shutil.copytree(ROOT / "docs" / part, made, dirs_exist_ok=True)


setup(cmdclass={"build_py": WithManual})
