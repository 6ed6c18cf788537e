"""What is published of a picture made in a test."""

import pytest

from images.development import encode, versions
from images.original import examine


@pytest.fixture(scope="session")
def publish():
    """Return what is published of an original, by format: each with its size and bytes, from narrow to wide."""

    def make(data):
        original = examine(data)
        made = {}
        for version, encoded in encode(data, original, versions(original)):
            made.setdefault(version.format, []).append(((version.width, version.height), encoded))
        return made

    return make
