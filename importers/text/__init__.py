"""Plain text copied from web pages: from one file to drafts of stories."""
