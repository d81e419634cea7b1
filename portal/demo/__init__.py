"""The demo edition: stories, drawings and readers made up for showing the paper, removable at once."""
