"""Events for calendar programs (RFC 5545): one event as a file, all of them as a calendar to subscribe to."""
