"""Cells of a table that tell a dose: by the head of their column, in the row of an agent."""

from __future__ import annotations

from claimaudit.nlp.doses.scene import Scene
from claimaudit.nlp.doses.vocabulary import phrase


def tells_dose(scene: Scene) -> bool:
    """Whether a cell stands in a column of doses, in a row that states none in another cell."""
    head = scene.block.column_head
    if head is None or scene.block.row is None:
        return False
    if "%" in scene.block.row or not phrase("orders", "dose_heads").search(head):
        return False
    if phrase("cues", "monitoring").search(scene.block.row):
        return False
    cells = (
        scene.page.text[one.start : one.end] for one in scene.page.row(scene.block) if one is not scene.block
    )
    return not any(phrase("orders", "amount_units").search(cell) for cell in cells)
