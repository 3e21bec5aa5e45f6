"""What helps readers on: stories beside a story, what others read, how old it is."""
