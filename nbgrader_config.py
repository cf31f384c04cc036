"""nbgrader's configuration for this course: its own settings below, the grader's by `configure`."""

from autograder.nbgrader_plugin.configuration import configure

c = get_config()  # noqa: F821  (nbgrader defines it)
configure(c)
c.CourseDirectory.course_id = "loss-functions"
