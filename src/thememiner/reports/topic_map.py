"""An interactive map of passages: near each other is alike; a click in the legend shows one topic.

Drawn by Vega-Lite in the reader's browser from one file, which holds the program that draws it and needs no network.
Places are computed by t-SNE (van der Maaten and Hinton, JMLR 9, 2008) on one thread, begun at principal components: the
same passages lie in the same place. Only nearness can be read from it; sizes and distances of groups say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST = 4000
"""Passages on a map; of more, evenly spaced ones are shown."""
_FEWEST_FOR_TSNE = 12
_WORDS = 240


@dataclass(frozen=True, slots=True)
class Dot:
    """A passage on the map: its topic, its review, the page and the words."""

    topic: str
    review: str
    page: str
    text: str


@dataclass(frozen=True, slots=True)
class TopicMap:
    """A map that a notebook shows by itself; ``spec`` is its drawing in Vega-Lite."""

    spec: str

    def html(self) -> str:
        """The map as one page that needs no network."""
        import vl_convert

        page: str = vl_convert.vegalite_to_html(self.spec, bundle=True)
        return page

    def _repr_html_(self) -> str:
        style = "width:100%;height:46rem;border:0"
        return (
            f'<iframe sandbox="allow-scripts" srcdoc="{escape(self.html(), quote=True)}" style="{style}" '
            'title="Map of the passages"></iframe>'
        )


def topic_map(dots: Sequence[Dot], vectors: NDArray[np.float32]) -> TopicMap:
    """Draw a map; dots and rows of vectors belong together."""
    import altair

    every = -(-len(dots) // MOST) or 1
    dots, vectors = dots[::every], vectors[::every]
    rows = [
        {
            "x": float(x),
            "y": float(y),
            "topic": dot.topic,
            "review": dot.review,
            "page": dot.page,
            "words": _cut(dot.text),
        }
        for dot, (x, y) in zip(dots, places(vectors), strict=True)
    ]
    title = f"{len(dots)} passages; near is alike, distance between groups says nothing"
    return TopicMap(_chart(rows, altair, title).to_json(indent=None))


def places(vectors: NDArray[np.float32]) -> NDArray[np.float64]:
    """Where passages lie: rows x 2, rounded to hundredths."""
    if len(vectors) < 3:
        return np.array([[float(row), 0.0] for row in range(len(vectors))]).reshape(-1, 2)
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE
    from threadpoolctl import threadpool_limits

    middle = vectors - vectors.mean(axis=0)
    with threadpool_limits(limits=1):
        flat = PCA(min(30, *middle.shape), svd_solver="full").fit_transform(middle)
        if len(vectors) >= _FEWEST_FOR_TSNE:
            perplexity = min(30.0, (len(vectors) - 1) / 4)
            flat = TSNE(2, init="pca", perplexity=perplexity, random_state=0, n_jobs=1).fit_transform(flat)
    rounded: NDArray[np.float64] = np.round(flat[:, :2].astype(np.float64), 2)
    return rounded


def _cut(text: str) -> str:
    return text if len(text) <= _WORDS else text[:_WORDS].rsplit(" ", 1)[0] + " …"


def _chart(rows: list[dict[str, object]], altair: Any, title: str) -> Any:  # noqa: ANN401 - altair has no types
    picked = altair.selection_point(fields=["topic"], bind="legend")
    none = altair.Axis(labels=False, ticks=False, grid=False, title=None, domain=False)
    legend = altair.Legend(title="Topic (click to pick)", symbolLimit=80, labelLimit=320, columns=1)
    return (
        altair.Chart(altair.InlineData(values=rows))
        .mark_circle(size=45)
        .encode(
            x=altair.X("x:Q", axis=none),
            y=altair.Y("y:Q", axis=none),
            color=altair.Color("topic:N", legend=legend, sort=None, scale=altair.Scale(scheme="tableau20")),
            opacity=altair.condition(picked, altair.value(0.85), altair.value(0.06)),
            tooltip=["topic:N", "review:N", "page:N", "words:N"],
        )
        .add_params(picked)
        .properties(width=620, height=600, title=title)
        .interactive()
    )
