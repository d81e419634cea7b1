"""The real server over HTTP, as strangers ask it: nothing that one of them sends reaches the next one."""
