"""Formats of the systems that submissions come from and grades go to: Canvas, Moodle, Blackboard, Gradescope."""
