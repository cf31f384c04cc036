"""The process in which student code runs. It hands out values; it never decides anything."""
