"""The front page desk: what stands where by hand, what is breaking, and since when."""
