"""Rules: each holds a record against its article, the registry or our editorial limits, and yields findings."""
