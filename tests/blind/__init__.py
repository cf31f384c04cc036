"""Wrong and right programs by people who had read the notebooks, and nothing else of this course."""
