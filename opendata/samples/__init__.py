"""Listings to fill an empty directory with: real ones from public pages, and examples that do not exist."""
