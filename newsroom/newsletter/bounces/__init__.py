"""Mail that comes back: which one it was, why, and what follows."""
