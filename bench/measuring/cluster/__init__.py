"""A newsroom on several machines, all of them on this one: databases that follow each other, web hosts, a proxy."""
