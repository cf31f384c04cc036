"""Hidden tests that several notebooks share."""
