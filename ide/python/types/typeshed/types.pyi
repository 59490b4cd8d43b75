from typing import Any, Awaitable, Callable, Coroutine, Generator, TypeVar

_T = TypeVar('_T')
_T_co = TypeVar('_T_co', covariant=True)
_S = TypeVar('_S')
_U = TypeVar('_U')

class NoneType:
    def __bool__(self) -> bool: ...
    def __hash__(self) -> int: ...

class EllipsisType: ...

class ModuleType:
    __name__: str
    __file__: str | None
    __dict__: dict[str, Any]
    __path__: list[str]
    __doc__: str | None

class FunctionType:
    __name__: str
    __qualname__: str
    __module__: str
    __code__: Any
    __defaults__: tuple[Any, ...] | None
    __dict__: dict[str, Any]
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...

class MethodType:
    __name__: str
    __qualname__: str
    __module__: str
    @property
    def __func__(self) -> Callable[..., Any]: ...
    @property
    def __self__(self) -> object: ...
    def __call__(self, *args: Any, **kwargs: Any) -> Any: ...

class CoroutineType(Coroutine[_T_co, _S, _U]): ...
class TracebackType: ...
class CodeType: ...

class GenericAlias:
    def __getitem__(self, typeargs: Any, /) -> GenericAlias: ...

class UnionType:
    def __or__(self, value: Any, /) -> UnionType: ...
    def __ror__(self, value: Any, /) -> UnionType: ...
