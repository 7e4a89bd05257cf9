"""The way in: `streamlit run streamlit_app.py` finds `app` here and serves it."""

import streamlit as st

from ui.web import lifespan, middleware, on_script_error, routes

app = st.App(
    "pages/frame.py",
    lifespan=lifespan,
    routes=routes,
    middleware=middleware,
    on_script_error=on_script_error,
)
