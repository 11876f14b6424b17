"""PDF pages: words with their places, lines in reading order, paragraphs, tables; scanned pages by OCR."""
