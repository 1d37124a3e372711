"""Dates, durations, names, scripts, places and languages as they stand in film records: pure functions."""
