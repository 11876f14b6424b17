"""What a passage does and how practice is judged in it, by small linear models fitted on labelled texts.

`store.load_stance_model` opens the packaged artefact (``models/safeguarding-stance``, made by tools/fit_stance.py).
Rules decide where they are certain (`thememiner.coding.stance`), these models weigh the rest. Nothing heavy is
imported here.
"""
