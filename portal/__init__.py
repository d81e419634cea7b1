"""The composition root: settings, addresses, pages that mix rooms, the demo edition. Nobody imports it."""
