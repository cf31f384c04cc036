"""Sphinx's configuration. What depends on the course (title, language, addresses) is given on the command line by `build.py`."""

from __future__ import annotations

from typing import Any

from linearloss.version import __version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "jupyterlite_sphinx",
    "autograder.site.mathml",
    "autograder.site.accessible",
]
root_doc = "index"
release = __version__
exclude_patterns = ["_contents", "_lite"]
smartquotes = False  # a title is found by what the catalogue says
highlight_language = "none"  # of what says no language: commands and what they print

myst_enable_extensions = ["dollarmath", "colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # as handed out
nb_ipywidgets_js: dict[str, dict[str, str]] = {}  # else scripts from elsewhere
nb_render_markdown_format = "myst"

autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "show-inheritance": True}
default_role = "literal"  # docstrings write code between single backticks
add_module_names = False
napoleon_use_ivar = True

jupyterlite_bind_ipynb_suffix = False
jupyterlite_dir = "_lite"
jupyterlite_contents = "_lite/contents/*"
jupyterlite_silence = False

html_theme = "furo"
html_math_renderer = "mathml"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
locale_dirs = ["locale"]
gettext_compact = False


def setup(app: Any) -> None:
    """Leave out the fonts that extensions fetch from elsewhere: a page asks nobody but its own site."""
    app.registry.css_files[:] = [file for file in app.registry.css_files if "://" not in file[0]]
