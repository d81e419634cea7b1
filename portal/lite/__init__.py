"""The light edition: every story and every list in words only, for a slow net, an old phone, a text browser."""
