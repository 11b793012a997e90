"""Lines of Chinese text: widths, prohibitions, line and title breaking; no output format."""
