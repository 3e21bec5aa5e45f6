"""A database backend of Django: Postgres as ever, from a server that starts by itself."""

DATABASE = "newsroom"
