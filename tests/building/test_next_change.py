"""A build says when its lists next change by themselves."""

import pytest

EVENT = """---
tittel: Et møte
ingress: Ingressen.
publisert: 1. mars 2027
starter: {starts}
slutter: 12.00
sted: Testbyen
---

Tekst.
"""


@pytest.mark.parametrize(
    ("starts", "told"),
    [
        pytest.param(
            "11. mars 2027 kl. 09.00",
            ["Listene endrer seg neste gang torsdag 11. mars 2027 kl. 09.00."],
            id="something is coming",
        ),
        pytest.param("9. mars 2027 kl. 09.00", [], id="nothing is"),
    ],
)
def test_a_build_says_when_a_list_changes_next(pelican_build, tmp_path, starts, told):
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    (content / "events" / "mote.md").write_text(EVENT.format(starts=starts), encoding="utf-8")
    run = pelican_build(content, tmp_path / "output")
    assert run.returncode == 0, run.stderr
    assert [line for line in run.stderr.splitlines() if "neste gang" in line] == told
