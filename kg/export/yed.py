"""What yEd draws for a node and an edge of a GraphML file: it shows no other labels."""

from xml.sax.saxutils import escape

from kg.export.attributes import Attributes
from kg.export.characters import clean

_SHAPES = {
    "Event": ("roundrectangle", "#FFE4B5"),
    "Person": ("ellipse", "#CFE2F3"),
    "Organisation": ("hexagon", "#D9EAD3"),
    "Country": ("rectangle", "#F4CCCC"),
    "Place": ("diamond", "#EAD1DC"),
}
_LONGEST = 60


def yed_node(data: Attributes) -> str:
    """The datum of a node: a shape and a colour by its `kind`, and its label, cut where it is long."""
    shape, colour = _SHAPES.get(str(data.get("kind")), ("rectangle", "#FFFFFF"))
    label = _label(data)
    width = 30 + 7 * len(label)
    return (
        '      <data key="node-graphics"><y:ShapeNode>'
        f'<y:Geometry height="30.0" width="{width}.0" x="0.0" y="0.0"/>'
        f'<y:Fill color="{colour}" transparent="false"/>'
        f"<y:NodeLabel>{escape(label)}</y:NodeLabel>"
        f'<y:Shape type="{shape}"/></y:ShapeNode></data>\n'
    )


def yed_edge(data: Attributes, *, directed: bool) -> str:
    """The datum of an edge: a line with its label, and an arrow where the graph is directed."""
    arrow = "standard" if directed else "none"
    return (
        '      <data key="edge-graphics"><y:PolyLineEdge>'
        f'<y:Arrows source="none" target="{arrow}"/>'
        f"<y:EdgeLabel>{escape(_label(data))}</y:EdgeLabel></y:PolyLineEdge></data>\n"
    )


def _label(data: Attributes) -> str:
    text = " ".join(clean(str(data.get("label", ""))).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
