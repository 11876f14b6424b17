"""The fitted theme coder: texts with their themes -> a small linear model that gives themes, with reasons.

Generic: any labels, with or without a codebook. Nothing heavy is imported here.

``features`` texts as numbers; ``linear`` what is fitted; ``pairs`` what speaks for one theme beside the others;
``model`` what is used; ``artefact`` how it is kept; ``card`` what is written beside it.
"""
