"""Lines of a page's own: each rule takes its examples, and leaves what only looks like them."""

import pytest

from newsparse.reading.web.label_rules import Rule
from newsparse.reading.web.notices import RULES, is_notice, opens_box


def taken(rule: Rule, line: str) -> bool:
    if rule.sort in ("notice", "promo", "consent"):
        return is_notice(line)
    return opens_box(line, linked=rule.sort in ("linked label", "teaser"))


@pytest.mark.parametrize("rule", RULES, ids=[rule.takes[0] for rule in RULES])
def test_a_rule_takes_its_examples_and_leaves_the_others(rule: Rule) -> None:
    assert [line for line in rule.takes if not taken(rule, line)] == []
    assert [line for line in rule.leaves if taken(rule, line)] == []
