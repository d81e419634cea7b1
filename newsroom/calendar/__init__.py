"""The planning calendar: what is planned for which day, what comes out when, and what happens outside."""
