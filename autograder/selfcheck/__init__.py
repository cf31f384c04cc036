"""Grades the grader: solutions must score full, stubs zero, every wrong answer what it deserves."""
