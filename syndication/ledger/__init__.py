"""The order in which the public face of editions changes, so that whoever asks again misses nothing."""
