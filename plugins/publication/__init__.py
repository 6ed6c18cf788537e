"""What all content shares: the table of fields, identity, addresses, articles and pages."""
