"""What is planned to be published: gaps, items with their checklists, and what members propose."""
