"""The XMP metadata that a PDF/A-3A or PDF/A-2A that is also PDF/UA-1 must carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import regex

if TYPE_CHECKING:
    from datetime import datetime

NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}

EXTENSION = """<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>"""
"""PDF/A asks for a description of each property it does not know itself (ISO 19005-1, 6.7.8)."""


@dataclass(frozen=True)
class Metadata:
    """What a document says of itself."""

    title: str
    author: str
    language: str  # BCP 47
    dated: datetime  # with its time zone
    part: int  # of PDF/A: 3 may have attachments, 2 may not

    def xmp(self, producer: str) -> str:
        """Return the XMP packet's content; the producer is the program that wrote the file."""
        when = self.dated.astimezone(UTC).isoformat(timespec="seconds")
        spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
        dates = "".join(f"<xmp:{n}>{when}</xmp:{n}>" for n in ("CreateDate", "ModifyDate"))
        return f"""<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {spaces}>
<pdfaid:part>{self.part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_written(self.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{_written(self.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{self.language}</rdf:li></rdf:Bag></dc:language>
{dates}<pdf:Producer>{_written(producer)}</pdf:Producer>
{EXTENSION}
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def _written(text: str) -> str:
    """Return a text as XML writes it, without the characters that XML 1.0 has no way to write."""
    return escape(regex.sub(r"[\p{Cc}\p{Cs}\p{Cn}]", "", text))
