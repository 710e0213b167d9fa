"""The record that newsparse returns: its types, their JSON Schema and Arrow form. Nothing here imports what
is above.
"""

from newsparse.record.article import (
    READABLE_VERSIONS,
    SCHEMA_VERSION,
    Article,
    Scalar,
    Section,
)
from newsparse.record.tables import (
    Cell,
    CellKind,
    Layout,
    Table,
)
from newsparse.record.types import (
    Amount,
    Aside,
    AsideKind,
    Counterparty,
    Date,
    DateModifier,
    Entity,
    Fact,
    Frozen,
    Label,
    Money,
    MoneyModifier,
    Part,
    Quote,
    QuoteKind,
    Role,
    Span,
    Status,
    plain_decimal,
)

__all__ = [
    "READABLE_VERSIONS",
    "SCHEMA_VERSION",
    "Amount",
    "Article",
    "Aside",
    "AsideKind",
    "Cell",
    "CellKind",
    "Counterparty",
    "Date",
    "DateModifier",
    "Entity",
    "Fact",
    "Frozen",
    "Label",
    "Layout",
    "Money",
    "MoneyModifier",
    "Part",
    "Quote",
    "QuoteKind",
    "Role",
    "Scalar",
    "Section",
    "Span",
    "Status",
    "Table",
    "plain_decimal",
]
