"""What the benches share: scratch databases, made-up readers, fair samples, tables."""
