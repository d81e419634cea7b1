"""What a page is about, for programs: schema.org in JSON-LD. Plain functions that make a dict of a record."""
