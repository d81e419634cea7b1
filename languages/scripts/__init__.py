"""Serbian in two scripts from one text: Latin ↔ Cyrillic letters, and the addresses of the Cyrillic edition."""
