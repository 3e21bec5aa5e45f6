"""Serving the whole site on one machine: what has to be ready, and what runs while it is served."""


class Trouble(Exception):
    """Why the site cannot be served, in one sentence for the person who started it."""
