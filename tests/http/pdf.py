"""Makes a small valid PDF (ISO 32000-1) of plain text: one font, 60 lines a page."""
import sys


def literal(text):
    data = text.encode("cp1252", "replace")
    for char in (b"\\", b"(", b")"):
        data = data.replace(char, b"\\" + char)
    return b"(" + data + b")"


def page_stream(lines):
    shown = b"".join(literal(line) + b" Tj T*\n" for line in lines)
    return b"BT /F1 10 Tf 56 800 Td 12 TL\n" + shown + b"ET"


def split(source):
    """Title and day from the lines before the first empty one, and the pages."""
    head, _, text = source.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    pages = []
    for page in text.rstrip("\n").split("\f"):
        lines = page.strip("\n").split("\n")
        pages += [lines[i : i + 60] for i in range(0, len(lines), 60)]
    return fields, pages


def make_pdf(source):
    fields, pages = split(source)
    info = b""
    if "Title" in fields:
        info += b" /Title " + literal(fields["Title"])
    if "Created" in fields:
        info += b" /CreationDate (D:" + fields["Created"].replace("-", "").encode() + b"120000Z)"
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<<" + info + b" >>",
    ]
    for i, lines in enumerate(pages):
        stream = page_stream(lines)
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * i))
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return out


if __name__ == "__main__":
    sys.stdout.buffer.write(make_pdf(open(sys.argv[1], encoding="utf-8").read()))
