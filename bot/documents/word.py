"""The plans as Word documents, from a template that a school can replace.

A template comes from the operator and is trusted as far as the sandbox lets it; what teachers
typed is a value, and never read as a tag or as XML.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # it has no stubs
from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree  # type: ignore[import-untyped]  # it has no stubs
from markupsafe import Markup, escape

from bot.documents.colours import colour_of
from bot.documents.specimen import specimens
from bot.documents.texts import holdable
from content.model import Content
from dialogs.actie.document import Jaaractieplan, Meerjarenplan, Plannen
from dialogs.dutch import say_day

BUILT_IN = Path(__file__).with_name("templates")
JAARACTIEPLAN = "jaaractieplan.docx"
MEERJARENPLAN = "meerjarenplan.docx"

_LONGEST_TITLE = 255
"""In characters; what the properties of a Word document can hold."""

_BREAK = '</w:t><w:{}/><w:t xml:space="preserve">'
"""Ends the text before it and begins another one after it."""

_log = logging.getLogger(__name__)


class Word:
    """Makes Word documents. Reads the templates once; safe to use from several threads.

    `folder` holds the school's own `jaaractieplan.docx` and `meerjarenplan.docx`, or one of them.
    A template with faults is not used: `faults` has a line for each, which is also logged.
    """

    def __init__(self, content: Content, folder: Path | None = None) -> None:
        self.faults: list[str] = []
        self._built_in = {
            name: _Ready((BUILT_IN / name).read_bytes()) for name in (JAARACTIEPLAN, MEERJARENPLAN)
        }
        self._own: dict[str, _Ready] = {}
        for name in self._built_in:
            path = folder / name if folder else None
            if path and path.is_file():
                self._take(name, path, specimens(content))

    def jaaractieplan(self, plannen: Plannen, now: datetime) -> bytes:
        """The jaaractieplan as .docx. Blocks: call it in a thread."""
        return self._make(JAARACTIEPLAN, plannen, plannen.jaaractieplan, now)

    def meerjarenplan(self, plannen: Plannen, now: datetime) -> bytes:
        """The meerjarenplan as .docx. Blocks: call it in a thread."""
        return self._make(MEERJARENPLAN, plannen, plannen.meerjarenplan, now)

    def _take(self, name: str, path: Path, tried: Iterable[Plannen]) -> None:
        """Use a school's own template, if a plan can be made with it."""
        try:
            ready = _Ready(path.read_bytes())
            for plannen in tried:
                ready.document(plannen, _plan(name, plannen), datetime(2000, 1, 1, tzinfo=UTC))
        except Exception as why:  # whatever a template can do wrong, the plans must come
            self.faults.append(f"{path}: {_explain(why)}. The built-in template is used instead.")
            _log.error("%s", self.faults[-1])
        else:
            self._own[name] = ready

    def _make(
        self, name: str, plannen: Plannen, plan: Jaaractieplan | Meerjarenplan, now: datetime
    ) -> bytes:
        if own := self._own.get(name):
            try:
                return own.document(plannen, plan, now)
            except Exception as why:  # a place that no specimen came to; what failed may be words
                _log.error(
                    "%s failed with a %s; the built-in template is used instead",
                    name,
                    type(why).__name__,
                )
        return self._built_in[name].document(plannen, plan, now)


def _plan(name: str, plannen: Plannen) -> Jaaractieplan | Meerjarenplan:
    return plannen.jaaractieplan if name == JAARACTIEPLAN else plannen.meerjarenplan


def _explain(why: Exception) -> str:
    """What is wrong with a template, for the operator, with the words near it where known."""
    if not isinstance(why, TemplateError):
        return f"{type(why).__name__}: {why}".rstrip(".")
    near = " ".join(" ".join(getattr(why, "docx_context", ())).split())
    return (why.message or "").rstrip(".") + (f" (near: {near[:200]})" if near else "")


class _Ready:
    """A template that was read, with its tags compiled as they are first used."""

    def __init__(self, file: bytes) -> None:
        self._file = file
        self._environment = _Environment()
        self._patch = lru_cache(maxsize=16)(DocxTemplate(BytesIO(file)).patch_xml)

    def document(
        self, plannen: Plannen, plan: Jaaractieplan | Meerjarenplan, now: datetime
    ) -> bytes:
        """The template, filled in."""
        docx = _Docx(BytesIO(self._file), self._patch)
        values = {"plan": plan, "over": plannen.over, "acties": plannen.acties, "nu": now}
        docx.render(values, self._environment)
        properties = docx.docx.core_properties
        title = f"{plan.titel} {plannen.over.schooljaar} {plannen.over.naam}"
        properties.title = holdable(title)[:_LONGEST_TITLE]
        properties.created = properties.modified = now.astimezone(UTC).replace(tzinfo=None)
        made = BytesIO()
        docx.save(made)
        return made.getvalue()


class _Docx(DocxTemplate):  # type: ignore[misc]  # it has no stubs
    """docxtpl, without doing again what is the same for every document."""

    def __init__(self, file: BytesIO, patch: Callable[[str], str]) -> None:
        super().__init__(file)
        self._patch = patch

    def patch_xml(self, src_xml: str) -> str:
        """The XML of a part with the tags as jinja reads them."""
        return self._patch(src_xml)

    def resolve_listing(self, xml: str) -> str:
        """The XML itself: values bring their own line breaks."""
        return xml

    def fix_tables(self, xml: str) -> Any:
        """The parsed XML. Raises an error when it is broken; docxtpl would leave parts out."""
        etree.fromstring(xml)
        return super().fix_tables(xml)

    def render_properties(self, context: object, jinja_env: object = None) -> None:
        """Leave the properties: tags are for the text."""


class _Environment(SandboxedEnvironment):
    """Reads tags: no unknown names, and no way to pass a value off as XML."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_written)
        del self.filters["safe"]
        self.globals["kleur"] = colour_of
        self._compiled = lru_cache(maxsize=16)(super().from_string)

    def from_string(self, source: str, *_: Any, **__: Any) -> Template:  # type: ignore[override]
        """The template, compiled once."""
        return self._compiled(source)


def _written(value: object) -> object:
    """A value as it stands in Word's XML. Braces are set apart, as docxtpl looks for some."""
    if value is None:
        return ""
    if isinstance(value, date):
        value = say_day(value)
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    text = str(escape(holdable(value))).replace("{", "&#123;").replace("}", "&#125;")
    text = text.replace("\n", _BREAK.format("br")).replace("\t", _BREAK.format("tab"))
    return Markup(text)
