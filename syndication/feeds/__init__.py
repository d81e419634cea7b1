"""Feeds: the newest stories of the paper, of a section, a topic, a person, a storyline, for programs that read news."""
