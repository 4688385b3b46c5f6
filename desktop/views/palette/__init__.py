"""Ctrl+K: find people, sessions, screens and commands, and go there."""
