"""From the downloads of other systems into `submitted/`: what is in them, whose it is, what will be done with it."""
