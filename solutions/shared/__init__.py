"""What the exercises of several notebooks have in common."""
