"""Other languages than English: `po` files, and notebooks made of them. A language is a folder of those files; none needs code."""
