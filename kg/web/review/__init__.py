"""`kg review`: a page on this machine, for one person, on which doubtful matches are decided."""
