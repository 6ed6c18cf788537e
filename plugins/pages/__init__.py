"""Every page and feed laid out: from the publication to finished values for the templates."""
