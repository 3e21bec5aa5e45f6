"""What readers are told, in other languages: gathered from the code, kept in locale/, compiled."""
