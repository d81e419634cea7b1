"""The book of the demo edition's names, as the bench makes it."""

from importlib.util import module_from_spec, spec_from_file_location

from tests.services import REPOSITORY


def from_bench(name: str):
    """A module of the bench that Python would not find from here."""
    spec = spec_from_file_location(name, REPOSITORY / "bench" / "measuring" / f"{name}.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


demo_book = from_bench("names_book").demo_book
