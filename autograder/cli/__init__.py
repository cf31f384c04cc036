"""The command line: one file a group of commands, heavy imports only where they are needed."""
