"""A finished site judged before and after it is published: no Pelican, and no knowledge of how it was made."""
