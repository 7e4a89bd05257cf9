"""The engine: questionnaire definitions in, the state of every question out; it knows no screen and no store."""
