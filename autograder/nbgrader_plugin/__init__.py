"""Preprocessors that nbgrader loads through `nbgrader_config.py`."""
