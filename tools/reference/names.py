"""Names of people: the ways in which one name is written, and which of its words are the family name."""
import pathlib
import re

from reference.tables import fold, read_table

PARTICLES = {'de', 'da', 'do', 'dos', 'del', 'della', 'di', 'van', 'von', 'der', 'den', 'ter', 'el', 'al', 'bin', 'ibn',
             'la', 'le', 'du', 'st', 'saint', 'ould', 'abu', 'ben', 'bint', 'mac', 'o'}
PEER = r'(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|Duke|Marquess)'
TITLE = rf'(?:Sir|Dame|{PEER}|King|Queen|Emperor|Empress|Prince|Princess|Pope|Sheikh|Grand Duke|President)'
SUFFIX = r',? (?:Jr|Sr|II|III|IV|V)\.?$'
MOST_WAYS = 16  # ways of writing that are derived from one name

VARIANTS = {}
for group in read_table(pathlib.Path(__file__).parent / 'name_variants.tsv'):
    for word in group:
        VARIANTS[word] = [w for w in group if w != word]


def has_title(name):
    return bool(re.match(rf'{TITLE}\b', name))


def parts_of_peer(name):
    """"Janet Royall, Baroness Royall of Blaisdon" -> the name, and the title by itself."""
    m = re.match(rf'(.+?), (?:\d+\w\w )?({PEER}\b.+)$', name)
    return [m[1], m[2]] if m else []


def surnames_of(name, family_first, monarch=False):
    """Folded family names: the last word, the last with its particles, the first where the family name stands first.
    `monarch`: a name before a number is the name itself."""
    name = (parts_of_peer(name) or [name])[0]
    name = re.sub(r'\s*\(.*?\)', '', name)
    if monarch and re.search(r' [IVX]+$', name):
        return {fold(name).split()[0]}
    name = re.sub(SUFFIX, '', name).strip()
    while re.match(rf'{TITLE} \S', name):
        name = re.sub(rf'^{TITLE} ', '', name)
    if re.search(r'^\w+ of [A-Z]', name):  # "Robertson of Port Ellen"
        name = name.split(' of ')[0]
    words = fold(name).split()
    if not words or any(w.isdigit() for w in words):
        return set()
    out = {words[-1]}
    last = fold(name.split()[-1]).split() or [words[-1]]
    if len(last) > 1:  # a double name
        out |= {' '.join(last), last[0]} - PARTICLES
    i = len(words) - len(last)
    while i > 1 and words[i - 1] in PARTICLES:
        i -= 1
        out.add(' '.join(words[i:]))
    for particle in ('al', 'el'):
        if words[i] == particle or last[0] == particle:
            out |= {other + ' ' + words[-1] for other in ('al', 'el')}
    if family_first and len(words) > 1:
        out.add(words[0])
    return out


def spellings_of(name, others, family_first, short):
    """Sorted spellings beside the name: those of the sources, and what news style makes of each (rule 9).
    `short`: middle names may be left out."""
    out = {re.sub(r'\s+', ' ', s).strip() for s in others}
    for s in [name] + sorted(out):
        out |= written_ways(s, family_first, short)
    key = {fold(name)}
    kept = []
    for s in sorted(out - {name}, key=lambda s: s.encode()):
        if fold(s) and fold(s) not in key and '|' not in s and '\t' not in s:
            key.add(fold(s))
            kept.append(s)
    return kept


def cased_like(word, model):
    return ' '.join(w.capitalize() for w in word.split()) if model[:1].isupper() else word


def transliterations(name):
    """Other ways to write one or two words of a name."""
    found, todo = {name}, [name]
    for position, word in enumerate(name.split(' ')):
        others = list(VARIANTS.get(fold(word), ()))
        if re.search(r'sk(iy|yy|yi|ij)$', word) or word.endswith('sky') and len(word) > 5:
            stem = re.sub(r'sk(iy|yy|yi|ij|y)$', '', word)
            others += [stem + ending for ending in ('sky', 'skiy', 'skyy', 'ski')]
        for base in todo[:]:
            words = base.split(' ')
            for other in others:
                if len(found) < MOST_WAYS:
                    way = ' '.join(words[:position] + [cased_like(other, word)] + words[position + 1:])
                    if len(way.split(' ')) == len(words):
                        todo.append(way)
                    found.add(way)
    return found


def written_ways(name, family_first, short):
    out = set(parts_of_peer(name))
    plain = re.sub(r'\s*\(.*?\)', '', name)
    unsuffixed = re.sub(r',? (Jr|Sr)\.?$', '', plain)
    out |= {plain, unsuffixed, re.sub(r'(?<= )[A-Z]\. (?=\w)', '', unsuffixed)}
    bare = re.sub(SUFFIX, '', plain)
    words = bare.split()
    if short and len(words) > 2 and not has_title(bare) and not parts_of_peer(name):
        out |= short_ways(words)
    if '-' in name and family_first:
        family, _, given = name.partition(' ')
        if re.fullmatch(r'[A-Z]\w+-\w+', given):
            out.add(f"{family} {given.replace('-', '')}")      # Kim Jongun
    if re.search(r'\b([Aa]l|[Ee]l)-', name):
        out.add(re.sub(r'\b([Aa]l|[Ee]l)-', '', name))          # Ahmed Sharaa
    for one, two in (('al-', 'el-'), ('Al-', 'El-'), ('el-', 'al-'), ('El-', 'Al-')):
        if re.search(rf'(?<= ){one}', name):
            out.add(re.sub(rf'(?<= ){one}', two, name))
    if not family_first:
        for s in [name] + sorted(out):
            out |= transliterations(s)
    if short and len(words) > 2 and not words[0].endswith('.') and not has_title(bare) and not parts_of_peer(name):
        out.add(' '.join([words[0]] + [w if w.endswith('.') or w.lower() in PARTICLES else w[0] + '.' for w in words[1:-1]] + words[-1:]))
    if 'George' in name and 'Bush' in name:  # father and son: a middle initial tells them apart
        out = {s for s in out if re.search(r'\b[HW]\b|H\.|W\.|Walker|Herbert', s)}
    out.discard(name)
    return {s for s in out if len(fold(s).split()) > 1}


def short_ways(words):
    """First and family name; the second where the first is an initial; a nickname stays out."""
    i = len(words) - 1
    while i > 1 and fold(words[i - 1]) in PARTICLES:
        i -= 1
    family = ' '.join(words[i:])
    given = [w for w in words[:i] if not re.fullmatch(r'[A-Z]\.', w)]
    out = {f'{given[0]} {family}'} if given else set()
    if words[0].endswith('.') and len(given) > 0:
        out.add(f'{words[0]} {given[0]} {family}')
    return out
