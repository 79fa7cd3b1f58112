"""What a coding may say: codes that may be given today, facets and their values."""

from __future__ import annotations

from intervjukod.domain.codebook import Code
from intervjukod.errors import NotFoundError, RefusedError
from intervjukod.study.context import Context, nearest


def usable(context: Context, name: str) -> Code:
    """The code of this key or label. NotFoundError, AmbiguousError; RefusedError for a category or a retired one."""
    code = context.book.by_key[context.find_code(name)]
    if not code.codable:
        raise RefusedError("code_not_codable", key=code.key)
    if code.retired:
        raise RefusedError("code_retired", key=code.key)
    return code


def check_facet(context: Context, key: str, name: str, value: str) -> None:
    """NotFoundError for a facet, RefusedError for a value or a code, that the codebook does not put together."""
    facet = context.book.facet.get(name)
    if facet is None:
        raise NotFoundError("facet_unknown", name=name, near=nearest(name, context.book.facet))
    if value not in facet.values:
        raise RefusedError("facet_value", name=name, value=value, known=", ".join(facet.values))
    code = context.book.by_key.get(key)
    if code is not None and code.facets and name not in code.facets:
        raise RefusedError("facet_not_for_code", name=name, key=key, known=", ".join(code.facets))
