"""Names mistakes: compares what a student's function returns with what each known mistake returns."""

from .catalogue import Catalogue
from .diagnostician import INTRODUCTIONS, Diagnosis, Diagnostician
from .matching import Finding

__all__ = ["INTRODUCTIONS", "Catalogue", "Diagnosis", "Diagnostician", "Finding"]
