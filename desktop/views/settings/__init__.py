"""Settings: how it looks, the community, privacy, backup, keys, about; all in force at once."""
