"""Every kind of words in every place of a page: read once, or told."""

import pytest

from converters.readers import html

SHOWN, TOLD = "踔厉奋发", "暗藏其中"
PROSE = "<p>今天，我们召开全县大会，总结去年的工作，部署今年的任务，动员全县上下真抓实干。</p>"
KINDS = {
    "words": SHOWN,
    "a reading": f"<ruby>{SHOWN}<rp>(</rp><rt>{TOLD}</rt><rp>)</rp></ruby>",
    "raised words": f"x<sup>{SHOWN}</sup>",
    "a link that is lowered": f"x<sub><a href=x>{SHOWN}</a></sub>",
    "words taken out": f"<del>{TOLD}</del>",
    "words put in": f"<ins>{SHOWN}</ins>",
    "a quotation": f"<q>{SHOWN}</q>",
    "hidden words": f"<span style='display:none'>{TOLD}</span>",
    "struck words": f"<span style='text-decoration:line-through'>{TOLD}</span>",
    "a picture": f"<img alt='{TOLD}'>",
    "one of several pictures": f"<picture><source><img alt='{TOLD}'></picture>",
    "what is typed in": f"<input value='{TOLD}'>",
    "a line of its own": f"一<br>{SHOWN}<br>二",
    "a formula": f"<math><mfrac><mtext>{SHOWN}</mtext><mn>2</mn></mfrac></math>",
    "for other browsers": f"<noscript>{TOLD}</noscript>",
    "words of a drawing": f"<svg><text>{TOLD}</text></svg>",
    "a choice": f"<select><option>{TOLD}</select>",
    "a field of text": f"<textarea>{TOLD}</textarea>",
    "a film": f"<video>{TOLD}</video>",
    "another page": f"<iframe>{TOLD}</iframe>",
    "something without an end": f"<embed src=x>{SHOWN}",
    "a button": f"<button>{TOLD}</button>",
    "a word that may be broken": f"{SHOWN[:2]}<wbr>{SHOWN[2:]}",
    "a remark": f"{SHOWN[:2]}<!-- x -->{SHOWN[2:]}",
    "an element that nobody knows": f"<o:p>{SHOWN}</o:p>",
}
"""Each shows SHOWN, or has TOLD in it, or both."""
_REST = "<td>右</td></tr><tr><td>下</td><td>角</td></tr></table>"
PLACES = {
    "a paragraph": "<p>{}</p>",
    "a block": "<div>{}</div>",
    "an item": "<ul><li>{}</li><li>次</li></ul>",
    "a counted item": "<ol><li>{}</li><li>次</li></ol>",
    "a cell": "<table border=1><tr><td>{}</td>" + _REST,
    "a head of a table": "<table border=1><tr><th>{}</th>" + _REST,
    "a caption": "<table border=1><caption>{}</caption><tr><td>左</td>" + _REST,
    "a table for layout": "<table><tr><td>{}</td></tr></table>",
    "a table in a cell": "<table border=1><tr><td><table border=1><tr><td>{}</td>"
    + _REST
    + "</td>"
    + _REST,
    "a table in a paragraph": "<p><table border=1><tr><td>{}</td>" + _REST,
    "a quoted block": "<blockquote>{}</blockquote>",
    "words in a line": "<p><span><b>{}</b></span></p>",
    "a link": "<p>看<a href=x>{}</a>吧，要好好学习。</p>",
    "a heading": "<h2>{}</h2>",
    "below a picture": "<figure><figcaption>{}</figcaption></figure>",
    "what is explained": "<dl><dt>{}</dt><dd>释</dd></dl>",
    "plain lines": "<pre>{}</pre>",
    "a summary": "<details><summary>{}</summary>文</details>",
    "a form": "<form><fieldset><legend>题</legend>{}</fieldset></form>",
    "below a reading": "<p><ruby>{}<rt>音</rt></ruby></p>",
    "raised": "<p>x<sup>{}</sup></p>",
    "a quotation": "<p><q>{}</q></p>",
    "no element": "{}",
}


@pytest.mark.parametrize("place", PLACES)
def test_words_of_every_kind_are_read_once_or_told(place: str) -> None:
    for kind, words in KINDS.items():
        body = f"{PROSE}{PLACES[place].format(f'头{words}尾')}{PROSE}"
        raw = html.read(f"<meta charset=utf-8><body><div>{body}</div>".encode())
        told = "".join(one.words for one in raw.differences)
        assert raw.text.count(SHOWN) == (SHOWN[:2] in words), kind
        assert TOLD not in raw.text, kind
        assert TOLD in told or TOLD not in words, kind
        assert (raw.text.count("头"), raw.text.count("尾")) == (1, 1), kind
