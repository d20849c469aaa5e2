"""How well the coach reads letters nobody trained it on, beside other ways to read them."""
