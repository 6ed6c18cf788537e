"""How long pictures and cards take a build, and how much memory: from nothing, and again.

    python benchmarks/pictures.py [PHOTOS [ARTICLES]]

The photos are of 12 megapixels; the other articles have no picture, and so a
card each. Memory is that of all processes of the build together (Linux), sampled.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageChops

PROJECT = Path(__file__).parents[1]
SIZE = 4000, 3000
PHOTOS, ARTICLES = 20, 0
PAGE_MB = 4096 / 1_000_000
SAMPLE_SECONDS = 0.05

HEADER = "---\ntittel: Oppdiktet sak nummer {number}\ningress: En ingress.\npublisert: 2020-01-01\n"
LEAD = "bilde: {number}.jpg\nbildealt: Et oppdiktet bilde\nbildefoto: Ola Nordmann\n"


def main() -> None:
    given = [int(number) for number in sys.argv[1:]]
    photos, articles = (*given, *(PHOTOS, ARTICLES)[len(given) :])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        octets = write_content(folder / "content" / "articles", photos, articles)
        print(
            f"{photos} photos of {SIZE[0]} × {SIZE[1]} px, {octets / 1e6:.1f} MB in all; {articles} articles without."
        )
        print("\n| build | seconds | of them on a processor | peak MB | published MB | files | in the cache MB |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        for build in ("from nothing", "again"):
            seconds, cpu_seconds, peak_mb = measure(folder)
            published, kept = weight(folder / "output" / "filer"), weight(folder / "cache")
            print(
                f"| {build} | {seconds:.1f} | {cpu_seconds:.1f} | {peak_mb:.0f} | {published[1]:.1f} | {published[0]} | {kept[1]:.1f} |",
                flush=True,
            )


def write_content(folder: Path, photos: int, articles: int) -> int:
    """Write an article for each number, and return how many octets the photos have."""
    folder.mkdir(parents=True)
    chance = random.Random(1)
    for number in range(photos + articles):
        lead = LEAD.format(number=number) if number < photos else ""
        text = f"{HEADER.format(number=number)}{lead}---\n\nTekst.\n"
        (folder / f"sak-{number}.md").write_text(text, encoding="utf-8")
    return sum(write_photo(folder / f"{number}.jpg", chance) for number in range(photos))


def write_photo(path: Path, chance: random.Random) -> int:
    """Write a picture with large areas, edges and grain, as a camera gives."""
    small = Image.new("RGB", (40, 30))
    small.putdata([tuple(chance.randrange(256) for _ in range(3)) for _ in range(1200)])
    smooth = small.resize(SIZE, Image.Resampling.BICUBIC)
    edges = small.resize(SIZE, Image.Resampling.NEAREST)
    grain = Image.effect_noise(SIZE, 12).convert("RGB")
    photo = ImageChops.add(Image.blend(smooth, edges, 0.2), grain, scale=1, offset=-128)
    photo.save(path, "JPEG", quality=90)
    return path.stat().st_size


def measure(folder: Path) -> tuple[float, float, float]:
    """Build with Pelican's own command; return its seconds, those of all its processors, and the most memory at once."""
    settings = ["-s", str(PROJECT / "pelicanconf.py"), "-e", f"PICTURE_CACHE={json.dumps(str(folder / 'cache'))}"]
    command = [sys.executable, "-m", "pelican", str(folder / "content"), "-o", str(folder / "output"), *settings]
    begun, busy, peak = time.perf_counter(), of_processors(), 0.0
    with (folder / "said").open("w") as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, start_new_session=True)
        while process.poll() is None:
            peak = max(peak, memory_mb(process.pid))
            time.sleep(SAMPLE_SECONDS)
    if process.returncode:
        sys.exit((folder / "said").read_text(errors="replace"))
    return time.perf_counter() - begun, of_processors() - busy, peak


def of_processors() -> float:
    """Return the seconds all ended processes of this one have worked, and theirs."""
    times = os.times()
    return times.children_user + times.children_system


def memory_mb(session: int) -> float:
    """Return what the processes of *session* hold; what they share is counted for each."""
    pages = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        if int(fields[3]) == session:
            pages += int(fields[21])
    return pages * PAGE_MB


def weight(folder: Path) -> tuple[int, float]:
    files = [path for path in folder.iterdir() if path.is_file()]
    return len(files), sum(path.stat().st_size for path in files) / 1e6


if __name__ == "__main__":
    main()
