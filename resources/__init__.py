"""What is not code: icons, translations, data, the sample."""

from pathlib import Path

# A folder of its own wherever the program lies; importlib.resources would take a start 10 ms.
FOLDER = Path(__file__).parent
