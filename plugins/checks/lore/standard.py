"""What HTML knows: its elements and attributes (HTML Living Standard, indices, read November 2026).

Names stand as words in strings: they are lists to read and compare, and a word a line would hide that.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Words apart by white space."""
    return frozenset(text.split())


ELEMENTS = words("""
a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption cite code col
colgroup data datalist dd del details dfn dialog div dl dt em embed fencedframe fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark math
menu meta meter nav noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp script
search section select selectedcontent slot small source span strong style sub summary sup svg table tbody td
template textarea tfoot th thead time title tr track u ul var video wbr
""")

OBSOLETE = {
    "acronym": "<abbr>",
    "applet": "nothing",
    "basefont": "a style sheet",
    "bgsound": "<audio>",
    "big": "a style sheet",
    "blink": "a style sheet",
    "center": "a style sheet",
    "dir": "<ul>",
    "font": "a style sheet",
    "frame": "<iframe>",
    "frameset": "<iframe>",
    "isindex": "<form>",
    "keygen": "nothing",
    "listing": "<pre>",
    "marquee": "plain words",
    "menuitem": "<button>",
    "nobr": "a style sheet",
    "noembed": "<object>",
    "noframes": "<iframe>",
    "param": "the address in the object's data",
    "plaintext": "<pre>",
    "rb": "<ruby>",
    "rtc": "<ruby>",
    "spacer": "a style sheet",
    "strike": "<s> or <del>",
    "tt": "<code> or <kbd>",
    "xmp": "<pre>",
}
"""Elements that browsers know and the standard no longer wants, and what to write instead."""

FOREIGN = frozenset(("svg", "math"))
"""What stands in these follows other standards."""

GLOBAL_ATTRIBUTES = words("""
accesskey autocapitalize autocorrect autofocus class contenteditable dir draggable enterkeyhint exportparts hidden
id inert inputmode is itemid itemprop itemref itemscope itemtype lang nonce part popover role slot spellcheck style
tabindex title translate writingsuggestions xmlns about content datatype prefix property resource typeof vocab
""")
"""Those of every element; from `about` on they are RDFa's, which OpenGraph uses."""

_ATTRIBUTES = """
abbr th; accept input form; accept-charset form; action form; allow iframe; allowfullscreen iframe; alpha input
alt area img input; as link; async script; autocomplete form input select textarea; autoplay audio video
blocking link script style; charset meta script; checked input; cite blockquote del ins q; color link
colorspace input; cols textarea; colspan td th; command button; commandfor button; controls audio video
controlslist audio video; coords area; crossorigin audio img link script video; data object; datetime del ins time
decoding img; default track; defer script; dirname input textarea
disabled button fieldset input link optgroup option select textarea; disablepictureinpicture video
disableremoteplayback audio video; download a area; elementtiming img p video; enctype form
fetchpriority img link script; for label output; form button fieldset input object output select textarea
formaction button input; formenctype button input; formmethod button input; formnovalidate button input
formtarget button input; headers td th; height canvas embed iframe img input object source video; high meter
href a area base link; hreflang a link; http-equiv meta; imagesizes link; imagesrcset link; integrity link script
ismap img; kind track; label optgroup option track; list input; loading iframe img; loop audio video; low meter
max input meter progress; maxlength input textarea; media link meta source style; method form; min input meter
minlength input textarea; multiple input select; muted audio video
name a button details fieldset form iframe input map meta object output select slot textarea; nomodule script
novalidate form; open details dialog; optimum meter; pattern input; ping a area; placeholder input textarea
playsinline video; poster video; preload audio video; readonly input textarea
referrerpolicy a area iframe img link script; rel a area form link; required input select textarea; reversed ol
rows textarea; rowspan td th; sandbox iframe; scheme meta; scope th; selected option; shadowrootmode template
shadowrootdelegatesfocus template; shadowrootclonable template; shadowrootserializable template; shape area
size input select; sizes img link source; span col colgroup
src audio embed iframe img input script source track video; srcdoc iframe; srclang track; srcset img source
start ol; step input; summary table; target a area base form
type a button embed input link object ol script source style; usemap img
value button data input li meter option progress; width canvas embed iframe img input object source video
wrap textarea
"""

ATTRIBUTES = {
    words[0]: frozenset(words[1:])
    for words in (entry.split() for entry in _ATTRIBUTES.replace("\n", ";").split(";") if entry.strip())
}
"""Which elements an attribute may stand on, where it is none of every element's."""

OBSOLETE_ATTRIBUTES = words("""
align alink axis background bgcolor border bordercolor cellpadding cellspacing char charoff clear compact face frame
frameborder hspace language link longdesc marginheight marginwidth noshade nowrap rev rules scrolling text valign
version vlink vspace
""")
"""Looks, mostly, that a style sheet should give."""

INLINE = words("""
abbr b bdi bdo cite code data dfn em i kbd label mark q s samp small span strong sub sup time u var
""")
"""Elements that hold words and other such elements only."""

BLOCKS = words("""
address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr main
nav ol p pre section table ul
""")
"""Elements that may stand in none of these, nor in a paragraph."""

PARENTS = {
    "caption": frozenset(("table",)),
    "colgroup": frozenset(("table",)),
    "dd": frozenset(("dl", "div")),
    "dt": frozenset(("dl", "div")),
    "figcaption": frozenset(("figure",)),
    "legend": frozenset(("fieldset", "optgroup", "select")),
    "li": frozenset(("ul", "ol", "menu")),
    "optgroup": frozenset(("select",)),
    "option": frozenset(("select", "datalist", "optgroup", "div")),
    "source": frozenset(("picture", "video", "audio")),
    "summary": frozenset(("details",)),
    "tbody": frozenset(("table",)),
    "td": frozenset(("tr",)),
    "tfoot": frozenset(("table",)),
    "th": frozenset(("tr",)),
    "thead": frozenset(("table",)),
    "tr": frozenset(("table", "thead", "tbody", "tfoot")),
    "track": frozenset(("video", "audio")),
}
"""What an element must stand directly in."""

INTERACTIVE = ("a", "button", "input", "label", "select", "textarea")
"""What a reader presses or fills in; but for a field in its label, none may stand in another."""

CHILDREN = {
    "dl": frozenset(("dt", "dd", "div")),
    "ol": frozenset(("li",)),
    "table": frozenset(("caption", "colgroup", "thead", "tbody", "tfoot", "tr", "col")),
    "tbody": frozenset(("tr",)),
    "thead": frozenset(("tr",)),
    "tr": frozenset(("td", "th")),
    "ul": frozenset(("li",)),
}
"""All that may stand directly in an element; script and template may stand anywhere."""

_REFERRERS = words("""
no-referrer no-referrer-when-downgrade origin origin-when-cross-origin same-origin strict-origin
strict-origin-when-cross-origin unsafe-url
""") | {""}
_FORMS = words("get post dialog") | {""}
_CODINGS = words("application/x-www-form-urlencoded multipart/form-data text/plain") | {""}

VALUES = {
    ("autocapitalize", "*"): words("off none on sentences words characters"),
    ("contenteditable", "*"): words("true false plaintext-only") | {""},
    ("crossorigin", "*"): words("anonymous use-credentials") | {""},
    ("decoding", "img"): words("sync async auto"),
    ("dir", "*"): words("ltr rtl auto"),
    ("draggable", "*"): words("true false"),
    ("enctype", "form"): _CODINGS,
    ("enterkeyhint", "*"): words("enter done go next previous search send"),
    ("fetchpriority", "*"): words("high low auto"),
    ("formenctype", "*"): _CODINGS,
    ("formmethod", "*"): _FORMS,
    ("inputmode", "*"): words("none text tel url email numeric decimal search"),
    ("kind", "track"): words("subtitles captions descriptions chapters metadata"),
    ("loading", "*"): words("lazy eager"),
    ("method", "form"): _FORMS,
    ("preload", "*"): words("none metadata auto") | {""},
    ("referrerpolicy", "*"): _REFERRERS,
    ("scope", "*"): words("row col rowgroup colgroup"),
    ("shape", "area"): words("circle default poly rect"),
    ("spellcheck", "*"): words("true false") | {""},
    ("translate", "*"): words("yes no") | {""},
    ("type", "button"): words("submit reset button"),
    ("type", "input"): words("""
button checkbox color date datetime-local email file hidden image month number password radio range reset search submit
tel text time url week
"""),
    ("wrap", "textarea"): words("soft hard"),
}
"""The words that an attribute may hold, by its name and element; "*" is any element."""

SWITCHES = words("""
allowfullscreen async autofocus autoplay checked controls default defer disabled formnovalidate inert ismap itemscope
loop multiple muted nomodule novalidate open playsinline readonly required reversed selected
""")
"""Attributes that are on by being there, whatever they hold."""

WINDOWS = words("_blank _self _parent _top _unfencedtop")
"""Names of windows that mean something; any other without an underscore is a window of the site's own."""

_LANGUAGES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw
ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
LANGUAGES = words(_LANGUAGES)
"""Two-letter codes of languages (IANA language subtag registry)."""


def known(tag: str) -> bool:
    """Whether browsers know the element."""
    return tag in ELEMENTS or tag in OBSOLETE
