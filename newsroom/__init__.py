"""What editors work with beyond one form. So far: the reader statistics."""
