"""Long work says how far it has come, where somebody looks on."""

from io import StringIO
from threading import active_count

from rich.console import Console

from building.progress import with_bar


def shown(*, is_terminal: bool) -> tuple[list[str], str]:
    said = StringIO()
    console = Console(file=said, force_terminal=is_terminal, width=80)
    return list(with_bar(iter("abc"), total=3, console=console)), said.getvalue()


def test_a_terminal_shows_how_many_are_done_of_how_many():
    answers, said = shown(is_terminal=True)
    assert answers == ["a", "b", "c"]
    assert [count for count in ("0/3", "1/3", "2/3", "3/3", "igjen") if count not in said] == []


def test_elsewhere_nothing_is_drawn():
    assert shown(is_terminal=False) == (["a", "b", "c"], "")


def test_no_thread_draws():
    threads = active_count()
    answers = with_bar(iter("abc"), total=3, console=Console(file=StringIO(), force_terminal=True))
    next(answers)
    assert active_count() == threads
    answers.close()


def test_where_there_is_nothing_to_do_nothing_is_drawn():
    said = StringIO()
    assert list(with_bar(iter(""), total=0, console=Console(file=said, force_terminal=True))) == []
    assert said.getvalue() == ""
