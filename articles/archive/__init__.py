"""All stories there are, by year and month, by the clock of the site."""
