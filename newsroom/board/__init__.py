"""The language board: every story in every language, what is missing, who has it and how many wait for it."""
