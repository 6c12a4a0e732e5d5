"""The ledger in a browser: look, compare, judge."""
