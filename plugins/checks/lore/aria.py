"""What WAI-ARIA knows: attributes and their values, roles, and which elements take which (ARIA 1.2, ARIA in HTML)."""

from __future__ import annotations

from ..records.page import Element
from .standard import words

_TRUTH = words("true false")
_STATE = words("true false undefined")
_ANY = words("")

ATTRIBUTES = {
    "aria-activedescendant": _ANY,
    "aria-atomic": _TRUTH,
    "aria-autocomplete": words("inline list both none"),
    "aria-braillelabel": _ANY,
    "aria-brailleroledescription": _ANY,
    "aria-busy": _TRUTH,
    "aria-checked": words("true false mixed undefined"),
    "aria-colcount": _ANY,
    "aria-colindex": _ANY,
    "aria-colindextext": _ANY,
    "aria-colspan": _ANY,
    "aria-controls": _ANY,
    "aria-current": words("page step location date time true false"),
    "aria-describedby": _ANY,
    "aria-description": _ANY,
    "aria-details": _ANY,
    "aria-disabled": _TRUTH,
    "aria-dropeffect": words("copy execute link move none popup"),
    "aria-errormessage": _ANY,
    "aria-expanded": _STATE,
    "aria-flowto": _ANY,
    "aria-grabbed": _STATE,
    "aria-haspopup": words("false true menu listbox tree grid dialog"),
    "aria-hidden": _STATE,
    "aria-invalid": words("grammar false spelling true"),
    "aria-keyshortcuts": _ANY,
    "aria-label": _ANY,
    "aria-labelledby": _ANY,
    "aria-level": _ANY,
    "aria-live": words("assertive off polite"),
    "aria-modal": _TRUTH,
    "aria-multiline": _TRUTH,
    "aria-multiselectable": _TRUTH,
    "aria-orientation": words("horizontal vertical undefined"),
    "aria-owns": _ANY,
    "aria-placeholder": _ANY,
    "aria-posinset": _ANY,
    "aria-pressed": words("true false mixed undefined"),
    "aria-readonly": _TRUTH,
    "aria-relevant": words("additions all removals text"),
    "aria-required": _TRUTH,
    "aria-roledescription": _ANY,
    "aria-rowcount": _ANY,
    "aria-rowindex": _ANY,
    "aria-rowindextext": _ANY,
    "aria-rowspan": _ANY,
    "aria-selected": _STATE,
    "aria-setsize": _ANY,
    "aria-sort": words("ascending descending none other"),
    "aria-valuemax": _ANY,
    "aria-valuemin": _ANY,
    "aria-valuenow": _ANY,
    "aria-valuetext": _ANY,
}
"""Each attribute with the words it may hold; none: it holds anything."""

ROLES = words("""
alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox
comment complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic
grid gridcell group heading image img insertion link list listbox listitem log main mark marquee math menu menubar
menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio
radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong
subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree
treegrid treeitem
""")
"""All roles but for those of publishing and drawings, which begin with "doc-" and "graphics-"."""

_CELLS = "columnheader gridcell row rowheader"
ON_ROLES = {
    "aria-checked": words("checkbox menuitemcheckbox menuitemradio option radio switch treeitem"),
    "aria-expanded": words(
        "application button checkbox combobox link listbox menuitem menuitemcheckbox menuitemradio switch tab treeitem "
        + _CELLS
    ),
    "aria-level": words("comment heading listitem row treeitem"),
    "aria-pressed": words("button"),
    "aria-selected": words(f"option tab treeitem {_CELLS}"),
    "aria-sort": words("columnheader rowheader"),
    "aria-valuemax": words("meter progressbar scrollbar separator slider spinbutton"),
    "aria-valuemin": words("meter progressbar scrollbar separator slider spinbutton"),
    "aria-valuenow": words("meter progressbar scrollbar separator slider spinbutton"),
}
"""Attributes that mean something on some roles only."""

UNNAMED = words("caption code deletion emphasis generic insertion paragraph strong subscript superscript")
"""Roles whose label no screen reader says."""

_OWN = {
    "a": "link",
    "area": "link",
    "article": "article",
    "aside": "complementary",
    "b": "generic",
    "button": "button",
    "caption": "caption",
    "code": "code",
    "del": "deletion",
    "details": "group",
    "dialog": "dialog",
    "div": "generic",
    "em": "emphasis",
    "fieldset": "group",
    "figure": "figure",
    "footer": "contentinfo",
    "form": "form",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "header": "banner",
    "hr": "separator",
    "i": "generic",
    "img": "img",
    "ins": "insertion",
    "li": "listitem",
    "main": "main",
    "math": "math",
    "menu": "list",
    "meter": "meter",
    "nav": "navigation",
    "ol": "list",
    "optgroup": "group",
    "option": "option",
    "output": "status",
    "p": "paragraph",
    "progress": "progressbar",
    "search": "search",
    "select": "combobox",
    "small": "generic",
    "span": "generic",
    "strong": "strong",
    "sub": "subscript",
    "summary": "button",
    "sup": "superscript",
    "table": "table",
    "tbody": "rowgroup",
    "td": "cell",
    "textarea": "textbox",
    "tfoot": "rowgroup",
    "th": "columnheader",
    "thead": "rowgroup",
    "tr": "row",
    "ul": "list",
}
_INPUTS = {
    "button": "button",
    "checkbox": "checkbox",
    "email": "textbox",
    "image": "button",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "reset": "button",
    "search": "searchbox",
    "submit": "button",
    "tel": "textbox",
    "text": "textbox",
    "url": "textbox",
}

_HEADINGS = words("doc-subtitle none presentation tab")
_OTHER_ROLES = {
    "article": words("application document feed main none presentation region"),
    "aside": words(
        "doc-dedication doc-example doc-footnote doc-glossary doc-pullquote doc-tip feed none note presentation region "
        "search"
    ),
    "button": words(
        "checkbox combobox gridcell link menuitem menuitemcheckbox menuitemradio option radio separator slider switch "
        "tab treeitem"
    ),
    "a": words(
        "button checkbox menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem doc-backlink "
        "doc-biblioref doc-glossref doc-noteref"
    ),
    "h1": _HEADINGS,
    "h2": _HEADINGS,
    "h3": _HEADINGS,
    "h4": _HEADINGS,
    "h5": _HEADINGS,
    "h6": _HEADINGS,
    "label": _ANY,
    "main": _ANY,
    "nav": words("doc-index doc-pagelist doc-toc menu menubar none presentation tablist"),
    "select": words("listbox menu"),
    "textarea": _ANY,
}


def role_of(element: Element) -> str:
    """The role that an element has: the one it says, or its own; empty where that depends or there is none."""
    if role := element.get("role").lower().split():
        return role[0]
    if element.tag == "input":
        return _INPUTS.get(element.get("type").lower() or "text", "")
    if element.tag in ("a", "area") and "href" not in element.attributes:
        return "generic"
    return _OWN.get(element.tag, "")


def may_have(element: Element, role: str) -> bool:
    """Whether an element may say that it has a role: its own, or one that goes with what it does."""
    if element.tag == "a" and "href" not in element.attributes:
        return True
    return element.tag not in _OTHER_ROLES or role == _OWN.get(element.tag) or role in _OTHER_ROLES[element.tag]
