"""The briefing archive: news articles turned into checked briefs, and briefs into a static site."""
