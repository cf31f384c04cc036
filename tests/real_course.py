"""The course itself, read once for all the tests of a process."""

from sample_course import ROOT

from autograder.course import load_course
from autograder.selfcheck.workbench import Workbench

COURSE = load_course(ROOT)
BENCH = Workbench(COURSE)
EXERCISES = BENCH.exercises
