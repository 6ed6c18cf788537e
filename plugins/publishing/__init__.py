"""The site put where everybody sees it: deploy, roll back, and nothing lost on the way."""
