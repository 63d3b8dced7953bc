"""What the programs that build the reference data share: keys of names, partial dates, reading of tables."""
import calendar
import csv
import datetime
import functools
import unicodedata

UNKNOWN = '?'


@functools.lru_cache(maxsize=None)
def fold(name):
    """The key under which a spelling is found: as reference::fold_name() in src/reference/office.cpp."""
    name = unicodedata.normalize('NFKD', name.replace('ı', 'i').replace('ł', 'l').replace('Ł', 'l').replace('ø', 'o')
                                 .replace('Ø', 'o').replace('đ', 'd').replace('Đ', 'd').replace('ß', 'ss').replace('ð', 'd')
                                 .replace('æ', 'ae').replace('Æ', 'ae').replace('þ', 'th').replace('Þ', 'th').replace('Ð', 'd').replace('œ', 'oe').replace('Œ', 'oe').replace('ə', 'a').replace('Ə', 'a'))
    out = []
    for c in name.lower():
        if c.isascii() and c.isalnum():
            out.append(c)
        elif c in ' -‐‑–.,\u00a0' and out and out[-1] != ' ':
            out.append(' ')
    return ''.join(out).strip()


def read_table(path):
    rows = []
    for line in path.read_text(encoding='utf-8').splitlines():
        if line and not line.startswith('#'):
            rows.append(line.split('\t'))
    return rows


def read_csv(path, encoding='utf-8'):
    with open(path, encoding=encoding, errors='replace', newline='') as f:
        return list(csv.DictReader(f))


# --- partial dates: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; '' = open; '?' = unknown ---------------------------------------

def earliest(date):
    if date == UNKNOWN:
        return datetime.date.min
    parts = [int(p) for p in date.split('-')]
    return datetime.date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def latest(date):
    if date in ('', UNKNOWN):
        return datetime.date.max
    parts = [int(p) for p in date.split('-')]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
    return datetime.date(parts[0], month, day)


def apart(a, b):
    """Days between two partial dates; 0 where they overlap."""
    if latest(a) < earliest(b):
        return (earliest(b) - latest(a)).days
    if latest(b) < earliest(a):
        return (earliest(a) - latest(b)).days
    return 0
