"""Pages: from the archive to page values that are ready to print."""
