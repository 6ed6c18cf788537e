#!/bin/sh
# Double-clicked on a Mac, typed on Linux: finds a Python that is new enough for start.py.
cd "$(dirname "$0")" || exit 1
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" start.py "$@"
    fi
done
echo "Nettstedet trenger Python 3.11 eller nyere, men fant $(python3 --version 2>&1 | head -n 1)." >&2
echo "    Slik retter du: Hent en ny Python fra python.org, og start på nytt." >&2
exit 1
