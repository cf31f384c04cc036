"""Reference implementations: what hidden tests compare with. Never shipped to students."""
