"""The page of past actions."""
