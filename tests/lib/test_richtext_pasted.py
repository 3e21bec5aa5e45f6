"""What Word and Google Docs put on the clipboard, true to form, and what is stored of it."""

from newsroom.lib.richtext import sanitise


def word_item(place, style, marker, text):
    """An item of a list, which Word writes as a paragraph that says where it belongs."""
    return f"""<p class=MsoListParagraph{place} style='text-indent:-18.0pt;mso-list:{style}'><![if
!supportLists]><span lang=EN-GB style='font-family:Symbol;mso-fareast-font-family:Symbol'><span
style='mso-list:Ignore'>{marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]><span lang=EN-GB>{text}<o:p></o:p></span></p>
"""


WORD = (
    """<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/ada/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal {mso-style-parent:""; margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;}
-->
</style>
<!--[if gte mso 10]><style>table.MsoNormalTable {mso-style-name:"Table Normal";}</style><![endif]-->
</head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'>
<!--StartFragment-->
<h1 style='mso-list:none'><span lang=EN-GB>The quay comes back<o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=EN-GB style='font-size:
12.0pt;line-height:107%'>NORTHERN QUAY:</span></b><span lang=EN-GB>&nbsp;The ferry
is back after <i style='mso-bidi-font-style:normal'>eleven</i> years.<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p>
"""
    + word_item("CxSpFirst", "l0 level1 lfo1", "·", "Two boats")
    + word_item("CxSpMiddle", "l0 level2 lfo1", "o", "one of them <b>new</b>")
    + word_item("CxSpLast", "l0 level1 lfo1", "·", "Forty crew")
    + """<p class=MsoNormal><span lang=EN-GB>In order:<o:p></o:p></span></p>
"""
    + word_item("", "l1 level1 lfo2", "1.", "Look")
    + word_item("", "l1 level1 lfo2", "2.", "Leap")
    + """<h2><b>What</b><b> next</b></h2>
<p class=MsoNormal><span lang=EN-GB>See <a href="https://port.example/plan?a=1&amp;b=2"><span
style='color:#0563C1'>the plan</span></a>, with H<sub>2</sub>O.<s><span style='color:red'><del
cite="mailto:Ada%20Quill" datetime="2026-03-01T10:00">Nobody believes
it.</del></span></s></span></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>
 <tr style='mso-yfti-irow:0'>
  <td width=301 colspan=2 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'>
  <p class=MsoNormal style='margin-bottom:0cm'><span lang=EN-GB>Crossings<o:p></o:p></span></p>
  </td>
 </tr>
 <tr>
  <td><p class=MsoNormal>March</p></td>
  <td><p class=MsoNormal>40</p></td>
 </tr>
</table>
<p class=MsoNormal><span lang=EN-GB><o:p>&nbsp;</o:p></span></p>
<!--EndFragment-->
</body>
</html>"""
)

WORD_STORED = """<h2 id="h-the-quay-comes-back">The quay comes back</h2>
<p><strong>NORTHERN QUAY:</strong> The ferry is back after <em>eleven</em> years.</p>
<ul><li>Two boats<ul><li>one of them <strong>new</strong></li></ul></li><li>Forty crew</li></ul>
<p>In order:</p>
<ol><li>Look</li><li>Leap</li></ol>
<h2 id="h-what-next">What next</h2>
<p>See <a href="https://port.example/plan?a=1&amp;b=2" rel="noopener">the plan</a>, with \
H<sub>2</sub>O.</p>
<table><tbody><tr><td colspan="2">Crossings</td></tr>\
<tr><td>March</td><td>40</td></tr></tbody></table>"""

PLAIN = (
    "font-size:11pt;font-family:Arial,sans-serif;color:#000000;font-weight:400;font-style:normal"
)
BOLD = PLAIN.replace("400", "700")
ITALIC = PLAIN.replace("font-style:normal", "font-style:italic")
ITEM = f"list-style-type:disc;{PLAIN};vertical-align:baseline;white-space:pre"
DOCS = f"""<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" \
id="docs-internal-guid-1f2e3d4c-7fff-0a1b-2c3d-4e5f60718293"><h1 dir="ltr" \
style="line-height:1.38;margin-top:20pt;margin-bottom:6pt;"><span style="{PLAIN}">Sections</span>\
</h1><p dir="ltr" style="line-height:1.38;margin-top:0pt;"><span style="{BOLD};\
vertical-align:baseline;white-space:pre-wrap;">The ferry</span><span style="{PLAIN}"> is </span>\
<span style="{ITALIC}">back</span><span style="{PLAIN}">, says </span>\
<a href="https://port.example/" style="text-decoration:none;"><span style="{PLAIN};\
text-decoration:underline;">the port</span></a><span style="{PLAIN}">.</span>\
<span style="font-size:0.6em;{PLAIN.replace("font-size:11pt;", "")};vertical-align:super;">1</span>\
</p><br /><h2 dir="ltr"><span style="{PLAIN}">A part</span></h2>\
<ul style="margin-top:0;margin-bottom:0;"><li dir="ltr" style="{ITEM}" aria-level="1">\
<p dir="ltr" role="presentation"><span style="{PLAIN}">Two boats</span></p></li>\
<ul style="margin-top:0;"><li dir="ltr" style="{ITEM}" aria-level="2"><p dir="ltr" \
role="presentation"><span style="{BOLD}">New</span></p></li></ul></ul>\
<h1 dir="ltr"><span style="{PLAIN}">More</span></h1>\
<div dir="ltr" align="left"><table style="border:none;"><colgroup><col width="301" /></colgroup>\
<tbody><tr style="height:0pt"><td style="border:solid #000 1pt;"><p dir="ltr">\
<span style="{PLAIN}">March</span></p></td><td><br></td></tr></tbody></table></div></b>\
<br class="Apple-interchange-newline">"""

DOCS_STORED = """<h2 id="h-sections">Sections</h2>
<p><strong>The ferry</strong> is <em>back</em>, says \
<a href="https://port.example/" rel="noopener">the port</a>.<sup>1</sup></p>
<h3 id="h-a-part">A part</h3>
<ul><li>Two boats<ul><li><strong>New</strong></li></ul></li></ul>
<h2 id="h-more">More</h2>
<table><tbody><tr><td>March</td><td></td></tr></tbody></table>"""


def test_word_is_stored_as_it_was_meant():
    assert sanitise(WORD) == WORD_STORED


def test_docs_is_stored_as_it_was_meant():
    assert sanitise(DOCS) == DOCS_STORED


def test_the_wrapper_of_docs_makes_nothing_bold():
    wrapped = '<b style="font-weight:normal" id="docs-internal-guid-1"><p>a</p><p>b</p></b>'
    assert sanitise(wrapped) == "<p>a</p>\n<p>b</p>"


def test_what_word_marks_as_deleted_stays_deleted():
    assert sanitise("<p>He <del>lied</del><ins>erred</ins>.</p>") == "<p>He erred.</p>"


def test_bold_and_italic_may_be_said_with_styles():
    assert sanitise('<span style="font-weight:bold">a</span>') == "<p><strong>a</strong></p>"
    assert sanitise('<span style="font-weight:600 !important">a</span>') == (
        "<p><strong>a</strong></p>"
    )
    assert sanitise('<span style="font-weight:500">a</span>') == "<p>a</p>"
    assert sanitise('<i style="font-style:normal">a</i>') == "<p>a</p>"
    assert sanitise('<span style="vertical-align:sub">a</span>') == "<p><sub>a</sub></p>"


def test_numbered_and_bulleted_lists_of_word_are_told_apart():
    def item(marker, level, name="l0"):
        return (
            f'<p style="mso-list:{name} level{level} lfo1">'
            f'<span style="mso-list:Ignore">{marker}&nbsp;</span>x</p>'
        )

    for marker in ("1.", "12)", "a.", "(iv)", "C)"):
        assert sanitise(item(marker, 1)) == "<ol><li>x</li></ol>"
    for marker in ("·", "o", "§", "-", ""):
        assert sanitise(item(marker, 1)) == "<ul><li>x</li></ul>"
    stairs = item("1.", 1) + item("·", 3) + item("·", 2) + item("2.", 1)
    assert sanitise(stairs) == (
        "<ol><li>x<ul><li>x</li></ul><ul><li>x</li></ul></li><li>x</li></ol>"
    )
    two_lists = item("·", 1) + item("1.", 1, name="l1")
    assert sanitise(two_lists) == "<ul><li>x</li></ul>\n<ol><li>x</li></ol>"
