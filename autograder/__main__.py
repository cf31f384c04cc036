"""`python -m autograder` is the command `autograder`."""

from autograder.cli import run

if __name__ == "__main__":
    run()
