"""The part of Adaptive Cards 1.5 that cards here are made of: nothing else may stand in them.

From the published schema of version 1.5; an unknown or missing property, or a value that is not
in its list, is a fault. One element comes from Teams, which draws charts: a stacked bar, and then
only with a fallback of nothing but version 1.5 for every other client.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Spacing = Literal["Default", "None", "Small", "Medium", "Large", "ExtraLarge", "Padding"]
Style = Literal["default", "emphasis", "good", "attention", "warning", "accent"]
Text = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """Anything on a card."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


# -- actions ------------------------------------------------------------------------------------


class Action(Part):
    title: Text
    style: Literal["default", "positive", "destructive"] = "default"
    tooltip: Text | None = None


class Submit(Action):
    type: Literal["Action.Submit"]
    data: dict[str, Any]


class Execute(Action):
    type: Literal["Action.Execute"]
    verb: Text
    data: dict[str, Any]
    fallback: Submit


class ToggleVisibility(Action):
    type: Literal["Action.ToggleVisibility"]
    targetElements: Annotated[list[Text], Field(min_length=1)]


class OpenUrl(Action):
    type: Literal["Action.OpenUrl"]
    url: Annotated[str, Field(pattern=r"^https?://")]


AnyAction = Annotated[Execute | ToggleVisibility | OpenUrl, Field(discriminator="type")]
Row = Annotated[list[AnyAction], Field(max_length=6)]
"""Teams shows six buttons; what is more would hide behind three dots."""


# -- elements -----------------------------------------------------------------------------------


class Element(Part):
    id: Text | None = None
    spacing: Spacing = "Default"
    separator: bool = False
    isVisible: bool = True


class TextBlock(Element):
    type: Literal["TextBlock"]
    text: Text
    wrap: bool = False
    size: Literal["Default", "Small", "Medium", "Large", "ExtraLarge"] = "Default"
    weight: Literal["Default", "Lighter", "Bolder"] = "Default"
    color: Literal["Default", "Dark", "Light", "Accent", "Good", "Warning", "Attention"] = "Default"
    isSubtle: bool = False
    style: Literal["default", "heading"] = "default"


class Container(Element):
    type: Literal["Container"]
    style: Style = "default"
    items: Annotated[list[AnyElement], Field(min_length=1)]


class Column(Element):
    type: Literal["Column"]
    width: Literal["auto", "stretch"]
    verticalContentAlignment: Literal["Top", "Center", "Bottom"] = "Top"
    items: Annotated[list[AnyElement], Field(min_length=1)]


class ColumnSet(Element):
    type: Literal["ColumnSet"]
    columns: Annotated[list[Column], Field(min_length=1)]


class Fact(Part):
    title: Text
    value: Text


class FactSet(Element):
    type: Literal["FactSet"]
    facts: Annotated[list[Fact], Field(min_length=1)]


class ActionSet(Element):
    type: Literal["ActionSet"]
    actions: Annotated[Row, Field(min_length=1)]


class Segment(Part):
    legend: Text
    value: Annotated[int, Field(ge=1)]
    color: Annotated[str, Field(pattern=r"^(diverging[A-Z][A-Za-z]+|neutral)$")]


class StackedBar(Part):
    title: Text
    data: Annotated[list[Segment], Field(min_length=1)]


class Drawn(Element):
    """What stands there when a client can't draw a chart: to be read, with nothing to press."""

    type: Literal["Container"]
    items: Annotated[list[Readable], Field(min_length=1)]


class StackedBarChart(Element):
    type: Literal["Chart.HorizontalBar.Stacked"]
    data: Annotated[list[StackedBar], Field(min_length=1)]
    fallback: Drawn


class TableCell(Part):
    type: Literal["TableCell"]
    style: Style = "default"
    items: Annotated[list[AnyElement], Field(min_length=1)]


class TableRow(Part):
    type: Literal["TableRow"]
    cells: Annotated[list[TableCell], Field(min_length=1)]


class TableColumn(Part):
    width: int


class Table(Element):
    type: Literal["Table"]
    firstRowAsHeader: bool
    columns: Annotated[list[TableColumn], Field(min_length=1)]
    rows: Annotated[list[TableRow], Field(min_length=1)]


# -- inputs -------------------------------------------------------------------------------------


class Input(Element):
    id: Text
    label: Text


class InputText(Input):
    type: Literal["Input.Text"]
    value: str
    placeholder: str = ""
    isMultiline: bool
    maxLength: Annotated[int, Field(ge=1)] | None = None


class InputDate(Input):
    type: Literal["Input.Date"]
    value: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")] | None = None
    placeholder: Text


class Choice(Part):
    title: Text
    value: Text


class InputChoiceSet(Input):
    type: Literal["Input.ChoiceSet"]
    style: Literal["compact", "expanded", "filtered"]
    isMultiSelect: bool
    wrap: bool
    value: str
    placeholder: Text
    choices: Annotated[list[Choice], Field(min_length=1)]


Readable = Annotated[TextBlock | FactSet, Field(discriminator="type")]
AnyElement = Annotated[
    TextBlock
    | Container
    | ColumnSet
    | FactSet
    | ActionSet
    | StackedBarChart
    | Table
    | InputText
    | InputDate
    | InputChoiceSet,
    Field(discriminator="type"),
]


class AdaptiveCard(Part):
    type: Literal["AdaptiveCard"]
    version: Literal["1.5"]
    lang: Literal["nl"]
    fallbackText: Text
    body: Annotated[list[AnyElement], Field(min_length=1)]
    actions: Row


for _model in (Container, Column, Drawn, StackedBarChart, TableCell):
    _model.model_rebuild()
