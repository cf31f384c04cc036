"""What comes out of a graded class: a page for each student, a page about the class, tables."""
