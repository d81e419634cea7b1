"""The languages of the paper: what they are called, how they are written, dated and put into addresses."""
