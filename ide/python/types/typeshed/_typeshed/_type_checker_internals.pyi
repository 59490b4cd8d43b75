from typing import Any, ClassVar, Mapping

class TypedDictFallback(Mapping[str, object]): ...
class FunctoolsPartial: ...

class NamedTupleFallback(tuple[Any, ...]):
    _field_defaults: ClassVar[dict[str, Any]]
    _fields: ClassVar[tuple[str, ...]]
