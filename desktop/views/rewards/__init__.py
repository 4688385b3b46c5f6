"""Points and rewards: rules as sentences, their trial, and the ledger."""
