"""nbgrader's gradebook, which holds every mark of the course; and nbgrader's configuration, which says where it is."""
