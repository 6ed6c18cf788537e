"""A Markdown file as it is written: every field and line knows its position. Problem, and the register of rules."""
