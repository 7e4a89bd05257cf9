"""The form in the words of each engine: our questionnaire, an XForm for ODK's, JSON for SurveyJS."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from benchmarks.engine.work import CHOICES, GROUPS, Asked, actor_questions, questions
from questionnaires import Questionnaire

_PLACES = {it.name: f"/data/g{g:02}/{it.name}" for g in GROUPS for it in questions(g)} | {
    it.name: f"/data/actor/{it.name}" for it in actor_questions()
}
_XFORM_TYPES = {"integer": "int", "calculate": "string", "text": "string"}


def questionnaire() -> Questionnaire:
    """Make our own questionnaire of the form."""
    choices = {
        name: [{"name": it, "label": {"en": it.title()}} for it in codes]
        for name, codes in CHOICES.items()
    }
    sections = [
        {"name": f"g{it:02}", "label": {"en": f"Area {it}"}, "questions": _ours(questions(it))}
        for it in GROUPS
    ]
    repeat = {"type": "repeat", "name": "actor", "questions": _ours(actor_questions())}
    sections.append({"name": "actors", "label": {"en": "Actors"}, "questions": [repeat]})
    head = {"id": "form200", "version": "1", "title": {"en": "Form"}, "languages": ["en"]}
    return Questionnaire.model_validate({**head, "choices": choices, "sections": sections})


def surveyjs() -> dict[str, object]:
    """Make SurveyJS's JSON of the form."""
    pages: list[dict[str, object]] = [
        {"name": f"g{it:02}", "elements": [_element(q) for q in questions(it)]} for it in GROUPS
    ]
    inner = [_element(it) for it in actor_questions()]
    panel = {"type": "paneldynamic", "name": "actor", "templateElements": inner}
    return {"pages": [*pages, {"name": "actors", "elements": [panel]}]}


def xform() -> str:
    """Make an XForm of the form, as XLSForm's converter would."""
    groups = {f"g{it:02}": questions(it) for it in GROUPS}
    instance = "".join(f"<{g}>{_blank(asked)}</{g}>" for g, asked in groups.items())
    repeated = _blank(actor_questions())
    binds = "".join(_bind(it) for asked in groups.values() for it in asked)
    binds += "".join(_bind(it) for it in actor_questions())
    body = "".join(
        f'<group ref="/data/{g}"><label>{g}</label>{_controls(asked)}</group>'
        for g, asked in groups.items()
    )
    return (
        '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">'
        "<h:head><h:title>form200</h:title><model><instance>"
        f'<data id="form200" version="1">{instance}<actor jr:template="">{repeated}</actor>'
        f"<actor>{repeated}</actor><meta><instanceID/></meta></data></instance>{binds}"
        '<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>'
        f"</model></h:head><h:body>{body}"
        '<group ref="/data/actor"><label>Actor</label><repeat nodeset="/data/actor">'
        f"{_controls(actor_questions())}</repeat></group></h:body></h:html>"
    )


def _ours(asked: list[Asked]) -> list[dict[str, object]]:
    return [_our(it) for it in asked]


def _our(asked: Asked) -> dict[str, object]:
    found: dict[str, object] = {"name": asked.name, "type": asked.kind}
    found |= {"label": {"en": asked.label}} | ({"choices": asked.choices} if asked.choices else {})
    return found | {field: odk for field, (odk, _) in (asked.expressions or {}).items()}


def _element(asked: Asked) -> dict[str, object]:
    found: dict[str, object] = {"name": asked.name, "title": asked.label}
    own = {field: surveyjs for field, (_, surveyjs) in (asked.expressions or {}).items()}
    if asked.choices:
        kind = "radiogroup" if asked.kind == "select_one" else "checkbox"
        offered = [{"value": it, "text": it.title()} for it in CHOICES[asked.choices]]
        found |= {"type": kind, "choices": offered}
    elif asked.kind == "calculate":
        found |= {"type": "expression", "expression": own["calculation"]}
    else:
        found |= {"type": "text", "inputType": "number" if asked.kind == "integer" else "text"}
    if "relevant" in own:
        found["visibleIf"] = own["relevant"]
    if "constraint" in own:
        found["validators"] = [{"type": "expression", "expression": own["constraint"]}]
    return found


def _blank(asked: list[Asked]) -> str:
    return "".join(f"<{it.name}/>" for it in asked)


def _bind(asked: Asked) -> str:
    own = {field: odk for field, (odk, _) in (asked.expressions or {}).items()}
    kind = "string" if asked.choices else _XFORM_TYPES[asked.kind]
    names = {"relevant": "relevant", "constraint": "constraint", "calculation": "calculate"}
    place = _PLACES[asked.name]
    said = "".join(
        f" {names[field]}={quoteattr(_with_places(place, it))}" for field, it in own.items()
    )
    return f'<bind nodeset="{place}" type="{kind}"{said}/>'


def _with_places(here: str, expression: str) -> str:
    def place(found: re.Match[str]) -> str:
        target = _PLACES[found[1]]
        same = target.rpartition("/")[0] == here.rpartition("/")[0]
        return f" ../{found[1]} " if same else f" {target} "

    return re.sub(r"\$\{(\w+)\}", place, expression)


def _controls(asked: list[Asked]) -> str:
    return "".join(_control(it) for it in asked if it.kind != "calculate")


def _control(asked: Asked) -> str:
    label = f"<label>{escape(asked.label)}</label>"
    if not asked.choices:
        return f'<input ref="{_PLACES[asked.name]}">{label}</input>'
    tag = "select1" if asked.kind == "select_one" else "select"
    items = "".join(
        f"<item><label>{it.title()}</label><value>{it}</value></item>"
        for it in CHOICES[asked.choices]
    )
    return f'<{tag} ref="{_PLACES[asked.name]}">{label}{items}</{tag}>'
