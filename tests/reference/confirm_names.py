"""Each row of the hand-kept tables of names is confirmed by the source that it names.

    confirm_names.py SOURCES      the directory of reference tables, with the articles beside it
"""
import pathlib
import subprocess
import sys

SOURCES = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path('none')
ARTICLES = SOURCES.parent / 'articles-dev.jsonl.gz'
TOOL = pathlib.Path(__file__).resolve().parents[2] / 'tools' / 'confirm_names'

if not ARTICLES.exists():
    print('skipped: the sources of the reference data are not here')
    sys.exit(77)
ran = subprocess.run([sys.executable, '-B', str(TOOL), str(SOURCES), str(ARTICLES)], capture_output=True, text=True)
sys.stdout.write(ran.stdout + ran.stderr)
sys.exit(ran.returncode if ran.stdout == 'every row is confirmed by the source that it names\n' else 1)
