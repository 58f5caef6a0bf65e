"""The disk: records and their positions, receipts, written files."""
