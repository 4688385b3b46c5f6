"""The first start: three ways to begin, and the passphrase where no keyring can be used."""
