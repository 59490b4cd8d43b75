from typing import Any, Iterable, TypeVar

_KT = TypeVar('_KT')
_VT = TypeVar('_VT')

def namedtuple(typename: str, field_names: str | Iterable[str], /) -> type[tuple[Any, ...]]: ...
class OrderedDict(dict[_KT, _VT]): ...
