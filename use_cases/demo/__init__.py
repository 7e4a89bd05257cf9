"""A county of made-up organisations, for showing and trying the system: everybody in it is invented."""

from use_cases.demo.making import Made, NotEmpty, make_demo

__all__ = ["Made", "NotEmpty", "make_demo"]
