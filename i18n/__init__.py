"""Words for people: one catalogue for each language, and dates and numbers as each writes them."""

from i18n.catalogue import LANGUAGES, Catalogue, catalogue
from i18n.words import plural, streamlit_words, text
from i18n.writing import show_clock, show_date, show_month, show_number, show_time

__all__ = [
    "LANGUAGES",
    "Catalogue",
    "catalogue",
    "plural",
    "show_clock",
    "show_date",
    "show_month",
    "show_number",
    "show_time",
    "streamlit_words",
    "text",
]
