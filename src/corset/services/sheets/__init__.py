"""The sheet: a patient's signed complex on paper, as a clinic hands it out."""

from corset.services.sheets.contents import NothingToPrint, Sheet, may_print, sheet
from corset.services.sheets.pdf import sheet_pdf
from corset.services.sheets.printing import record_pdf
from corset.services.sheets.typesetting import Paper

__all__ = ["NothingToPrint", "Paper", "Sheet", "may_print", "record_pdf", "sheet", "sheet_pdf"]
