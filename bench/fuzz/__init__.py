"""Does any input break a reader? Samples of every format, changed at random, read as a user's file is."""
