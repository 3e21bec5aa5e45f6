"""Tells search engines what there is, with dates that are true (sitemaps.org/protocol.html).

Things are listed by their numbers, a fixed range of them in each file: a file is one walk along an
index however many files there are, and what stood in one stands in it for ever.
"""
