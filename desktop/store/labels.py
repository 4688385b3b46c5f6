"""The community's own words, as it keeps them."""

from desktop.store.reads import Reads


def table(reads: Reads) -> dict[str, str]:
    """Word of the program -> what the community says."""
    found = reads.rows("SELECT word, text FROM label WHERE gone = 0 AND coalesce(text, '') <> ''")
    return {str(word): str(text) for word, text in found}
