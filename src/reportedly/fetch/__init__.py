"""Pages, feeds and sitemaps are fetched politely, and every answer is kept as it came."""
