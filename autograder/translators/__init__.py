"""What translators work with: `po` files gathered from everything that is read, renewed when it changes, counted and checked."""
