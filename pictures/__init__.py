"""Pictures: taken in safely, described in every language, cut to the sizes that pages need."""
