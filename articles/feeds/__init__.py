"""The feeds of stories, with their whole texts: of the site, and of every place a story is in."""
