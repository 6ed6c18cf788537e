"""The language of the site, bokmål and nynorsk: dates, words, order, slugs."""
