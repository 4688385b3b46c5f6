"""What is not code: icons, translations, data, the sample; and where the manual lies."""

from pathlib import Path

# A folder of its own wherever the program lies; importlib.resources would take a start 10 ms.
FOLDER = Path(__file__).parent


def manual() -> Path:
    """The folder of the guide and its pictures: built in, or the documents of a checkout."""
    built = FOLDER / "manual"
    return built if built.is_dir() else FOLDER.parent / "docs"
