"""What search engines are told of pages (schema.org), each kind of thing in one place.

Whatever a thing has not got is left out. Nothing is asked of the database here: all of it comes
with the page.
"""
