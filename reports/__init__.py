"""What people read and take away: responses as documents, charts, PDFs and tables."""

from reports.charts import chart, stacked
from reports.composition import response_document
from reports.document import (
    DocumentBlock,
    DocumentPart,
    DocumentQuestion,
    DocumentSection,
    Grid,
    Listing,
    Prose,
    ResponseDocument,
    Shown,
    Silence,
)
from reports.palette import DARK, LIGHT, Palette
from reports.pdf import response_pdf
from reports.phrases import basis_in_words, finding, say, sentence, table
from reports.receipt import canonical, submission_document
from reports.summaries import Basis, Count, Cross, Measure, Summary, count, cross, merged, ranked

__all__ = [
    "DARK",
    "LIGHT",
    "Basis",
    "Count",
    "Cross",
    "DocumentBlock",
    "DocumentPart",
    "DocumentQuestion",
    "DocumentSection",
    "Grid",
    "Listing",
    "Measure",
    "Palette",
    "Prose",
    "ResponseDocument",
    "Shown",
    "Silence",
    "Summary",
    "basis_in_words",
    "canonical",
    "chart",
    "count",
    "cross",
    "finding",
    "merged",
    "ranked",
    "response_document",
    "response_pdf",
    "say",
    "sentence",
    "stacked",
    "submission_document",
    "table",
]
