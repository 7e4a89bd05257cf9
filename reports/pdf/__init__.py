"""PDFs for people and for archives: PDF/A-3A and PDF/UA-1, the same bytes for the same content."""

from reports.pdf.response import response_pdf

__all__ = ["response_pdf"]
