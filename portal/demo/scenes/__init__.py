"""The scenes of the demo edition, one function for each drawing."""
