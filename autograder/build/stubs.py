"""What students find in place of a solution."""

CODE_STUB = "# YOUR CODE HERE\nraise NotImplementedError()"
VALUE_STUB = "# Put your answer in place of the dots above."
TEXT_STUB = "*Write your answer here.*"
