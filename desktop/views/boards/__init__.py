"""The tab of boards: who stands where in a cycle, frozen, published, told in a chat."""
