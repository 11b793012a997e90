import subprocess
import sys

import pytest

HEAVY = (
    "weasyprint",
    "jinja2",
    "docx",
    "rjieba",
    "converters.build.books",
    "converters.build.site",
)


@pytest.mark.slow
@pytest.mark.parametrize("module", ["converters.build.run", "converters.cli.step"])
def test_a_step_that_draws_nothing_need_not_wait_for_what_draws(module: str) -> None:
    script = f"import sys, {module}; print([n for n in {HEAVY} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
