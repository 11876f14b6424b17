"""Topics: passages -> groups that a model found, as suggestions for the codebook.

A topic is not a theme. Themes belong to people; a topic has no name until a person gives it one, and nothing in the
figures of a report counts topics. They answer one question: is something said in these reviews that the codebook has
no entry for?
"""
