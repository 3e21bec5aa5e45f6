"""Old addresses that lead elsewhere: how they are written, followed, looked up and brought in."""
