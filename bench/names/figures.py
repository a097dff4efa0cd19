"""Figures for the documents: sections of a Markdown file, and curves as SVG."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

DOCS = Path(__file__).resolve().parents[2] / "docs"
_HEAD = "# Figures of screening\n\nWritten by `python -m bench.names --write` and `python -m bench.screen --write`.\n"
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 680, 420, 64, 44, 150, 52
_COLOURS = ("#1f5fa8", "#b3541e", "#3d7a3d", "#7a4a91")


def write_section(path: Path, title: str, body: str) -> None:
    """Put a section in the place of the one of the same title, or at the end."""
    text = path.read_text(encoding="utf-8") if path.is_file() else _HEAD
    section = f"## {title}\n\n{body.rstrip()}\n"
    old = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    found = old.search(text)
    text = text[: found.start()] + section + "\n" + text[found.end() :] if found else f"{text.rstrip()}\n\n{section}"
    path.write_text(text.rstrip() + "\n", encoding="utf-8")


def draw_curves(
    title: str,
    across: str,
    up: str,
    curves: Mapping[str, Sequence[tuple[float, float, str]]],
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    marked: Mapping[str, tuple[float, float, str]],
) -> str:
    """Curves as an SVG.

    Args:
        title: above the drawing.
        across: what the x axis is.
        up: what the y axis is.
        curves: by name, points with what is said of each when it is pointed at.
        x_range: first and last value on the x axis; points beyond are not drawn.
        y_range: the same for the y axis.
        marked: by name, a point drawn large with its label.
    """
    (x0, x1), (y0, y1) = x_range, y_range

    def place(x: float, y: float) -> tuple[float, float]:
        return (
            round(_LEFT + (x - x0) / (x1 - x0) * (_WIDTH - _LEFT - _RIGHT), 1),
            round(_HEIGHT - _BOTTOM - (y - y0) / (y1 - y0) * (_HEIGHT - _TOP - _BOTTOM), 1),
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"',
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="24" font-size="15" fill="#222222">{escape(title)}</text>',
        *_axes(place, x_range, y_range, across, up),
    ]
    for colour, (name, points) in zip(_COLOURS, curves.items(), strict=False):
        inside = [(*place(x, y), said) for x, y, said in points if x0 <= x <= x1 and y0 <= y <= y1]
        line = " ".join(f"{x},{y}" for x, y, _ in inside)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.8"/>')
        parts += [
            f'<circle cx="{x}" cy="{y}" r="2" fill="{colour}"><title>{escape(said)}</title></circle>'
            for x, y, said in inside
        ]
        if name in marked:
            x, y, _ = marked[name]
            cx, cy = place(min(max(x, x0), x1), min(max(y, y0), y1))
            parts.append(f'<circle cx="{cx}" cy="{cy}" r="5" fill="#ffffff" stroke="{colour}" stroke-width="2.4"/>')
        right, height = _WIDTH - _RIGHT + 14, _TOP + 18 + 44 * list(curves).index(name)
        parts.append(f'<text x="{right}" y="{height}" fill="{colour}">{escape(name)}</text>')
        if name in marked:
            label = f"○ {marked[name][2]}"
            parts.append(f'<text x="{right}" y="{height + 17}" fill="#444444" font-size="12">{escape(label)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _axes(place, x_range, y_range, across, up):  # type: ignore[no-untyped-def]
    (x0, x1), (y0, y1) = x_range, y_range
    for i in range(6):
        x, y = x0 + (x1 - x0) * i / 5, y0 + (y1 - y0) * i / 5
        left, line = place(x0, y)
        right, _ = place(x1, y)
        column, floor = place(x, y0)
        yield f'<line x1="{left}" x2="{right}" y1="{line}" y2="{line}" stroke="#dddddd"/>'
        yield f'<text x="{left - 8}" y="{line + 4}" text-anchor="end" fill="#444444">{100 * y:.3g} %</text>'
        yield f'<text x="{column}" y="{floor + 18}" text-anchor="middle" fill="#444444">{100 * x:.3g} %</text>'
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    yield f'<text x="{middle}" y="{_HEIGHT - 12}" text-anchor="middle" fill="#222222">{escape(across)}</text>'
    height = (_TOP + _HEIGHT - _BOTTOM) / 2
    turned = f'transform="translate(16 {height}) rotate(-90)" text-anchor="middle"'
    yield f'<text {turned} fill="#222222">{escape(up)}</text>'
