"""What machines read: feeds, calendars, open data, structured data, the sitemap, and what is said where a page is shared."""
