"""What is remembered is never shown for something else."""

from website.memory import NOTHING, Memory


def test_the_same_of_the_same_is_made_once():
    memory, made = Memory(), []
    for ingredients in ("a",), ("a",), ("b",), ("a",):
        memory.recall("page", ingredients, made.append)
    assert made == ["a", "b", "a"]


def test_what_one_name_was_made_of_is_nothing_to_another():
    memory = Memory()
    assert [memory.recall(name, ("a",), lambda text, name=name: name + text) for name in "xy"] == ["xa", "ya"]


def test_nothing_made_is_remembered_as_well():
    memory, made = Memory(), []
    for _ in range(2):
        assert memory.recall("page", ("a",), made.append) is None
    assert made == ["a"]


def test_what_a_round_does_not_ask_for_is_forgotten():
    memory, made = Memory(), []
    for name in ("kept", "left"):
        memory.recall(name, (name,), made.append)
    for _ in range(3):
        memory.begin()
        memory.recall("kept", ("kept",), made.append)
    memory.recall("left", ("left",), made.append)
    assert made == ["kept", "left", "left"]


def test_who_builds_once_remembers_nothing():
    made = []
    for _ in range(2):
        NOTHING.recall("page", ("a",), made.append)
    assert made == ["a", "a"]
