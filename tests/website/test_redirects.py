"""Old url paths: where each leads in the end, and in which time."""

import pytest

from website.redirects import EXAMPLE, followed_redirects, read_redirects

MANY = 20_000  # lines; some 500 kB, as large as a text may be


def lines(pairs):
    return "".join(f"/{old}/ /{new}/\n" for old, new in pairs).encode()


@pytest.mark.parametrize(
    ("last", "told"),
    [
        pytest.param("til", [], id="to a page"),
        pytest.param("borte", [(MANY, f"Adressen /x{MANY - 1}/ leder til /borte/, som ikke finnes.")], id="to nothing"),
        pytest.param("x0", [(1, "Adressene leder i ring: /x0/ → /x1/ → /x2/ → /x3/ → … → /x0/.")], id="to itself"),
    ],
)
def test_a_chain_of_many_is_followed_once_and_told_of_once(last, told):
    chain = [(f"x{number}", f"x{number + 1}") for number in range(MANY - 1)] + [(f"x{MANY - 1}", last)]
    redirects, problems = read_redirects(lines(chain), "adresser.txt")
    targets, found = followed_redirects(redirects, {"/til/"}, {"/til/"})
    assert problems == []
    assert [(problem.line, problem.message) for problem in found] == told
    assert targets == ({} if told else {f"/{old}/": "/til/" for old, _ in chain})


@pytest.mark.parametrize("path", ["/a" * 50_000, "/abcdefghi" * 420, "/å" * 400])
def test_an_address_too_long_for_a_disk_is_told_of_at_its_line(path):
    redirects, problems = read_redirects(f"{path}/ /til/\n".encode(), "adresser.txt")
    assert redirects == []
    assert [(problem.rule, problem.example) for problem in problems] == [("redirect-line", EXAMPLE)]
    assert problems[0].message.endswith("» er for lang.")
