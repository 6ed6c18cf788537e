"""Parts of this project in another folder, as a project of its own has them."""

import shutil
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def lay_out(root: Path, *names: str) -> None:
    """Let *root* have the files and folders *names* of this project: as links, or where none can be made as copies."""
    for name in names:
        try:
            (root / name).symlink_to(PROJECT / name)
        except OSError:
            copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copyfile
            copy(PROJECT / name, root / name)
