"""Bodies as they are served: with pictures, embeds, and links that lead where stories are now.

Rendered whenever a row is saved, and again by a job when something changes that a body names, so
that serving a page looks nothing up.
"""
