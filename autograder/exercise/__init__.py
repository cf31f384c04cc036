"""A function to be written, in one place: its cases, facets and parts, its mistakes, and what they show."""
