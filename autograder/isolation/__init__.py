"""What keeps student code from files, network, processes and other people's grades."""
