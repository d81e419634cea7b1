"""Every page of ours, told to search engines: an index, files of addresses, and the news of two days."""
