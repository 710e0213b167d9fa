"""Words of French stand in data files, not inside functions: a list there is read by nobody else, and no
check sees it emptied.
"""

import ast
import pathlib

import pytest

import newsparse

ROOMS = ("quotes", "speakers", "entities", "ranking")
MOST = 4  # words that a function may name: a pair of articles, the forms of one word
PACKAGE = pathlib.Path(newsparse.__file__).parent
FILES = [path for room in ROOMS for path in sorted((PACKAGE / room).rglob("*.py"))]


def lists_in_functions(source: str) -> list[tuple[int, int]]:
    """Line and number of words of every list of words inside a function.

    A list is a set, tuple or list of strings, or a string that is split.
    """
    found = []
    for function in ast.walk(ast.parse(source)):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for node in ast.walk(function):
                count = words(node)
                if count > MOST:
                    found.append((node.lineno, count))  # type: ignore[attr-defined]
    return found


def words(node: ast.AST) -> int:
    if isinstance(node, ast.Set | ast.Tuple | ast.List):
        texts = [
            item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)
        ]
        return sum(
            len(text) > 1 and not text.isupper() and text.replace("'", "").replace("-", "").isalpha()
            for text in texts
        )
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        value = node.func.value
        return (
            len(value.value.split())
            if isinstance(value, ast.Constant) and isinstance(value.value, str)
            else 0
        )
    return 0


def test_a_list_in_a_function_is_seen() -> None:
    source = (
        "def f(word):\n    return word in {'le', 'la', 'les', 'un', 'une'} or word in 'a b c d e'.split()\n"
    )
    assert lists_in_functions(source) == [(2, 5), (2, 5)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_list_of_words_stands_inside_a_function(path: pathlib.Path) -> None:
    assert lists_in_functions(path.read_text(encoding="utf-8")) == []
