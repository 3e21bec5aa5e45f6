"""Getting an edition to its subscribers: each once, whatever falls over on the way."""
