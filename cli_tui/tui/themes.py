"""Calm colours, by day and by night."""

from __future__ import annotations

from textual.theme import Theme

LIGHT = Theme(
    name="gouji-light",
    primary="#2f5d8a",
    secondary="#5b7083",
    accent="#2f5d8a",
    foreground="#26323d",
    background="#f7f6f2",
    surface="#fffefb",
    panel="#e9e7df",
    success="#2e7d5b",
    warning="#a86a00",
    error="#b3372f",
    dark=False,
    variables={
        "footer-key-foreground": "#2f5d8a", "border": "#c9c5b8", "border-blurred": "#dcd9cf",
        "input-selection-background": "#2f5d8a 30%", "block-cursor-background": "#2f5d8a",
    },
)  # fmt: skip
DARK = Theme(
    name="gouji-dark",
    primary="#7fb0dc",
    secondary="#8fa3b5",
    accent="#7fb0dc",
    foreground="#d8dee4",
    background="#14191e",
    surface="#1a2027",
    panel="#232b33",
    success="#7cc4a0",
    warning="#e0b15c",
    error="#ee8277",
    dark=True,
    variables={
        "footer-key-foreground": "#7fb0dc", "border": "#3a4650", "border-blurred": "#2b343c",
        "input-selection-background": "#7fb0dc 30%", "block-cursor-background": "#7fb0dc",
    },
)  # fmt: skip
