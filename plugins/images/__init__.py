"""Pictures: what is published of them, and under which name."""
