"""How fast the program is: against others in the same run, by stage, and as its work grows."""
