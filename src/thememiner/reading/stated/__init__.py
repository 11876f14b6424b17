"""What a review states about itself and its case: small extractors over sentences, put together by `review_facts`."""
