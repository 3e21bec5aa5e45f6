"""The desk as a whole: its site, its start page and its calendar."""
