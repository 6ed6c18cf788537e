"""The whole publication: all content read together, every reference followed."""
