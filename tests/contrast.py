"""The contrast of two colours, by WCAG 2.1: at least 4.5 for text (1.4.3), 3 for marks (1.4.11)."""

from __future__ import annotations

TEXT, MARKS = 4.5, 3.0


def contrast(one: str, other: str) -> float:
    """The ratio between two colours "#RRGGBB"."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)
