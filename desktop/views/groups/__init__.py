"""Chapters and groups."""
