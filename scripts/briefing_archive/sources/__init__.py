"""Sources: from what an editor holds, a file or a web page, to the text of an article."""
