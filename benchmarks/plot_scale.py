"""Draw docs/scale.svg from what `make bench-build` measured (`--json`).

With `--cpu` seconds of all cores, which tell more where the machine had other work.
"""

import argparse
import json
from math import log10
from pathlib import Path

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT = 720, 400, 70, 350, 30, 500
SECONDS = (0.1, 0.3, 1, 3, 10, 30, 100)
APART, ABREAST = 15, 60
"""Between two labels, one below and one beside the other."""
LINES = {
    "idle": ("无事可做，huibian build", "#1a6b4f"),
    "snakemake": ("无事可做，snakemake", "#2f5f9e"),
    "one": ("改正一篇：DOCX、PDF、TXT", "#a3231f"),
    "site": ("改正一篇，连同网站", "#9a6a12"),
    "naive": ("一篇一格式一个作业（snakemake）", "#777777"),
}
NAIVE = {1_000: 2.8, 5_000: 12.0, 50_000: 117.0}
"""Measured once with Snakemake 9.27 on two cores, as the shape that was not taken."""


def main() -> None:
    """Read the figures and write the drawing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("figures", type=Path)
    parser.add_argument("drawing", type=Path)
    parser.add_argument("--cpu", action="store_true")
    arguments = parser.parse_args()
    figures = json.loads(arguments.figures.read_text(encoding="utf-8"))
    if arguments.cpu:
        figures = {size: found["cpu"] for size, found in figures.items() if size.isdigit()}
    arguments.drawing.write_text(drawn(figures), encoding="utf-8")


def drawn(figures: dict[str, dict[str, float]]) -> str:
    """Return the SVG: seconds over the number of speeches, both logarithmic."""
    sizes = sorted(int(size) for size in figures if size.isdigit())
    low, high = log10(sizes[0]), log10(sizes[-1])

    def x(size: float) -> float:
        return LEFT + (log10(size) - low) / (high - low) * (RIGHT - LEFT)

    def y(seconds: float) -> float:
        least, most = log10(SECONDS[0]), log10(SECONDS[-1] * 1.3)
        return BOTTOM - (log10(seconds) - least) / (most - least) * (BOTTOM - TOP)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
    ]
    for seconds in SECONDS:
        at = y(seconds)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{at + 4:.1f}" text-anchor="end">{seconds} 秒</text>')
    told = [size for size in sizes[:-1] if x(sizes[-1]) - x(size) >= ABREAST]
    for size in (*told, sizes[-1]):
        parts.append(
            f'<text x="{x(size):.1f}" y="{BOTTOM + 22}" text-anchor="middle">{size:,} 篇</text>'
        )
    taken: list[float] = []
    naive = {str(size): {"naive": seconds} for size, seconds in NAIVE.items()}
    for name, (label, colour) in LINES.items():
        source = naive if name == "naive" else figures
        points = [(int(s), f[name]) for s, f in source.items() if s.isdigit() and name in f]
        if points:
            placed = [(x(size), y(seconds)) for size, seconds in sorted(points)]
            taken.append(free(placed[-1][1] + 4, taken))
            parts += line(placed, taken[-1], label, colour)
    return "\n".join([*parts, "</svg>"]) + "\n"


def free(at: float, taken: list[float]) -> float:
    """Return the height nearest above another at which no label stands."""
    while any(abs(at - other) < APART for other in taken):
        at -= APART
    return at


def line(points: list[tuple[float, float]], at: float, label: str, colour: str) -> list[str]:
    """Return a line with its points, its label at the end in the height `at`."""
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dots = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points]
    end_x, _ = points[-1]
    return [
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>',
        *dots,
        f'<text x="{end_x + 10:.1f}" y="{at:.1f}" fill="{colour}">{label}</text>',
    ]


if __name__ == "__main__":
    main()
