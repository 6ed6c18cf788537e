"""The local server: rebuild and reload after each save."""
