"""Stories that other newsrooms may print without asking: the terms, the credit, and the text to copy."""
