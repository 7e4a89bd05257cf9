"""What people read and take away: responses as documents, charts, PDFs and tables."""
