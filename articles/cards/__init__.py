"""The cards of stories without a picture, of sections and of the site, drawn by jobs.

A card is drawn of what readers may see, never of what waits; it is named by what it shows, so
that it is drawn once and another text has another address.
"""
