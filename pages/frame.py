"""The frame of every page: who is here, in which language, and the pages there are."""

import streamlit as st

from ui import places, surroundings

surroundings.begin()
page = st.navigation(places.pages(), position="hidden")
surroundings.masthead(page.url_path)
page.run()
surroundings.footer()
