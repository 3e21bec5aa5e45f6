"""Measures the conversation at a size that few sites reach, in a database made for it alone."""
