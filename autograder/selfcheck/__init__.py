"""Grades the grader: solutions must score full, stubs zero, every known mistake what it deserves."""
