"""Every HTML page of the site, laid out as finished values for the templates: a module per kind of page, its view beside what makes it."""
