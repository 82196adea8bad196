"""Where the scripts read and write. Nothing here is needed to build or to test Rung."""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
ORACLE = ROOT / "rung-core/src/test/resources/oracle"
GRID = ROOT / "rung-core/src/main/resources/rung/grid"
DATA = ROOT / "rung-learn/src/main/resources/rung/data"


def shared(relative):
    """A file of the reference figures, found next to the checkout or where RUNG_SHARED_DATA says."""
    places = [os.environ.get("RUNG_SHARED_DATA"), ROOT.parent / "shared/data", ROOT.parents[1] / "shared/data"]
    for place in places:
        if place and (pathlib.Path(place) / relative).exists():
            return pathlib.Path(place) / relative
    raise SystemExit(f"{relative} not found: set RUNG_SHARED_DATA to the folder of reference figures")


def write(path, comments, lines):
    """Writes a text table: '# ' comment lines, then the lines as given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"# {c}".rstrip() + "\n" for c in comments) + "".join(l + "\n" for l in lines)
    path.write_text(text, encoding="utf-8")
    print(f"{path.relative_to(ROOT)}: {len(lines)} lines, {len(text)} bytes")


def number(x):
    """The shortest decimal that reads back as the same double (at most 17 significant digits)."""
    x = float(x)
    return repr(int(x)) if x == int(x) and abs(x) < 1e6 else repr(x)
