"""The site: what is written in `docs/` and generated from the course, as pages to read, and the notebooks to work on in a browser."""
