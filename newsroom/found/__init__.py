"""How the site is found: what machines are told of it, and what they are asked to leave alone."""
