"""States by the names that sources give them."""
import pathlib
import re

from reference.tables import fold, read_table


class Countries:
    """countries.tsv, and the names of places.tsv that sources use beside."""

    def __init__(self, data):
        self.by_name, self.by_adjective = {}, {}
        for row in read_table(data / 'countries.tsv'):
            for name in [row[1]] + row[2].split('|'):
                self.by_name.setdefault(fold(name), row[1])
            for adjective in filter(None, row[3].split('|')):
                self.by_adjective.setdefault(adjective, row[1])
        for name, country in read_table(pathlib.Path(__file__).parent / 'places.tsv'):
            self.by_name[fold(name)] = country

    def called(self, name):
        """The English name of the State, or nothing."""
        name = re.sub(r'^the ', '', name.strip(), flags=re.I)
        return self.by_name.get(fold(name), '') or self.by_name.get(fold(re.sub(r'\s*\(.*\)', '', name)), '')
