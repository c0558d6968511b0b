"""Files people attach: what may come in, what is taken out of them, where they are kept.

The order is always ``kind = recognise(data)``, ``clean(data, kind)``, ``Store.put``; the name a
file came with is only ever shown (``safe_name``), never believed and never used as a path.
"""

from planning.lib.files.cleaning import clean
from planning.lib.files.kinds import CSV, DOCX, JPEG, KINDS, ODS, ODT, PDF, PNG, TXT, XLSX, Kind
from planning.lib.files.naming import safe_name
from planning.lib.files.recognising import recognise
from planning.lib.files.refusing import LARGEST, Refused
from planning.lib.files.store import Store

__all__ = [
    "CSV",
    "DOCX",
    "JPEG",
    "KINDS",
    "LARGEST",
    "ODS",
    "ODT",
    "PDF",
    "PNG",
    "TXT",
    "XLSX",
    "Kind",
    "Refused",
    "Store",
    "clean",
    "recognise",
    "safe_name",
]
