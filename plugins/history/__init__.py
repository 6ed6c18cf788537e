"""Which revision of each event subscribers are given, from git's history of its file."""
