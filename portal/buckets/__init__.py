"""Pictures in a bucket (S3, or what speaks like it) instead of a folder, so that several web hosts share them."""
