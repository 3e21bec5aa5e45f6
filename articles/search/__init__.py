"""The search for readers: what is filed, how it is asked for, and what is shown.

Words are folded here, on both sides, and brought to their stems by Postgres, which every server
can do without an extension.
"""
