"""The page of one member: facts and the whole story."""
