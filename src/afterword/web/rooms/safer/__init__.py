"""Where fear is: safer today and a record of one's own, or what to do instead of frightening."""
