"""People in the news, the positions they hold, and every name they go by."""
