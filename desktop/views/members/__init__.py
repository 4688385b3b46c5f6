"""The list of members: finding, sorting, changing one or many."""
