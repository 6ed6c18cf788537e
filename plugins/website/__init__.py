"""The whole publication: all content read together, every reference followed, and its history in git."""
