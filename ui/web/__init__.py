"""What is served beside the pages: the doors in and out, our script and style, and safe headers."""

from ui.web.errors import on_script_error
from ui.web.hardening import middleware
from ui.web.routes import routes
from ui.web.startup import lifespan

__all__ = ["lifespan", "middleware", "on_script_error", "routes"]
