"""Two versions of a text side by side: which claims are the same, and how their wording differs."""
