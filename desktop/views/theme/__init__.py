"""How everything looks: colours, type, sizes and icons, looked up at painting time."""
