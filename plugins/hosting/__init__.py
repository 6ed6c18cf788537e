"""GitHub, which keeps the project and shows the site: what is asked of it, and what people are told there.

Needs nothing installed: these are the parts that must work when nothing can be installed.
"""
