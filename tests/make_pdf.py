"""Writes small PDF files from strings at places: what the layout tests read."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT, SIZE = 595, 842, 12
_TURNS = {
    0: b"1 0 0 1 0 0",
    90: b"0 1 -1 0 %d 0" % HEIGHT,
    180: b"-1 0 0 -1 %d %d" % (WIDTH, HEIGHT),
    270: b"0 -1 1 0 0 %d" % WIDTH,
}


@dataclass
class PdfPage:
    """Strings and strokes; y counts from the top in points."""

    texts: list[tuple[float, float, str]] = field(default_factory=list)
    lines: list[tuple[float, float, float, float]] = field(default_factory=list)

    def write(self, x: float, y: float, text: str) -> None:
        """Put a string with its top left at a place."""
        self.texts.append((x, y, text))

    def paragraph(self, x: float, y: float, width: float, text: str, *, indent: int = 2, step: float = 20) -> float:
        """Set a paragraph in lines of a width; return where the next may start."""
        room, row = width - indent * SIZE, ""
        at = x + indent * SIZE
        for mark in text:
            wide = SIZE if mark > "\u2e80" else SIZE / 2
            if wide > room and mark not in "，。、；：%":
                self.write(at, y, row)
                row, at, room, y = "", x, width, y + step
            row += mark
            room -= wide
        self.write(at, y, row)
        return y + step

    def table(self, x: float, y: float, rows: list[list[str]], *, width: float = 100, step: float = 24) -> float:
        """Draw a ruled table."""
        for number, row in enumerate(rows):
            for column, words in enumerate(row):
                self.write(x + column * width + 4, y + number * step + 5, words)
        right, bottom = x + len(rows[0]) * width, y + len(rows) * step
        self.lines += [(x, y + n * step, right, y + n * step) for n in range(len(rows) + 1)]
        self.lines += [(x + n * width, y, x + n * width, bottom) for n in range(len(rows[0]) + 1)]
        return bottom + 10

    def stream(self) -> bytes:
        """Return the page's content stream."""
        parts = [f"{a:.1f} {HEIGHT - b:.1f} m {c:.1f} {HEIGHT - d:.1f} l S" for a, b, c, d in self.lines]
        for x, y, text in self.texts:
            parts.append(
                f"BT /F1 {SIZE} Tf {x:.1f} {HEIGHT - y - SIZE * 0.88:.1f} Td <{text.encode('utf-16-be').hex()}> Tj ET"
            )
        return "\n".join(parts).encode("ascii")


def make_pdf(pages: list[PdfPage], *, repeat: int = 1, turn: int = 0) -> bytes:
    """Return a PDF of the pages, all of them `repeat` times over, drawn so that they are seen upright when turned."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1)"
        b" /Supplement 4 >> /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880"
        b" /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    kids: list[int] = []
    for page in pages:
        data = b"q %s cm\n%s\nQ" % (_TURNS[turn], page.stream())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data))
        content = len(objects)
        for _ in range(repeat):
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /Rotate %d /MediaBox [0 0 %d %d] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
                % (turn, *((HEIGHT, WIDTH) if turn in (90, 270) else (WIDTH, HEIGHT)), content)
            )
            kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
