"""What the pages share: the composition root, who is here, and how questions are shown."""
