"""What happens when something breaks: the real server, a real fault, a probe beside it, a criterion said beforehand."""
