"""The version of the course: of the students' library and of the grader."""

__version__ = "1.0.0"
