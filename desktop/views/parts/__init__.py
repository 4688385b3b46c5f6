"""Pieces of interface that two screens or more are made of."""
