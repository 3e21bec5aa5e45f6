"""Pictures of the demo's pages: for the documentation, and to judge a page by looking."""
