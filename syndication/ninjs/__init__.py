"""One edition in the format of news agencies: IPTC ninjs 3.1."""
