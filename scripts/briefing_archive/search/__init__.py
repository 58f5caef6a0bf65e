"""The search index of the site."""

from briefing_archive.search.index import IndexReport, write_index

__all__ = ["IndexReport", "write_index"]
