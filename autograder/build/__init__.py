"""From `solutions/` to `notebooks/`, through nbgrader's own generate step."""
