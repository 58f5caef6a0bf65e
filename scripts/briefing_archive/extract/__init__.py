"""Extractors: each reads the parsed article and what was found before it, and yields proposals."""
