"""What machines read: feeds, sitemaps, structured data, formats and an interface for other newsrooms."""
