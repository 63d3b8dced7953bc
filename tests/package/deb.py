"""The Debian package: made, and its program run from where it is unpacked.

    deb.py BUILD_FOLDER
"""
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BUILD = Path(sys.argv[1])
ROOT = Path(__file__).resolve().parent.parent.parent

for program in ("cpack", "dpkg-deb", "dpkg-shlibdeps"):
    if not shutil.which(program):
        print(f"skipped: {program} is not here (Debian package dpkg-dev)")
        sys.exit(77)


def output(*command):
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert ran.returncode in (0, 1), (command, ran.returncode, ran.stdout[-2000:], ran.stderr[-2000:])
    return ran.stdout


with tempfile.TemporaryDirectory(prefix="claims-deb-") as name:
    folder = Path(name)
    output("cpack", "-G", "DEB", "--config", str(BUILD / "CPackConfig.cmake"), "-B", name)
    package, = folder.glob("*.deb")
    control = output("dpkg-deb", "-f", str(package))
    assert "Package: claims\n" in control and "ca-certificates" in control, control
    for library in ("libssl3", "libcurl4", "libsqlite3-0", "libseccomp2"):
        assert library in control, (library, control)
    output("dpkg-deb", "-x", str(package), str(folder / "root"))
    usr = folder / "root/usr"
    for path in ("share/man/man1/claims.1", "share/bash-completion/completions/claims", "share/zsh/site-functions/_claims",
                 "share/fish/vendor_completions.d/claims.fish", "include/claims/report.h", "lib/systemd/system/claims.service", "share/doc/claims/LICENSE"):
        assert (usr / path).exists() or (usr / (path + ".gz")).exists(), path
    program = str(usr / "bin/claims")
    assert ": error: " in output(program, "verify", str(ROOT / "fixtures/articles/summit/article.txt"), "--format", "line")
    plugins = output(program, "plugin", "list")
    for plugin in ("org.claims.web", "org.claims.un", "org.claims.html"):
        assert plugin in plugins, plugins
print("ok")
