"""Starts Dateline from its checkout: `python3 build.py [VERB …]` is `dateline [VERB …]`.

In: the arguments, the lock files beside this file, the Python that runs it. Out: the exit code of
the command, which takes this process's place. A run that finds `.venv` as its stamp says starts it
at once, so what costs time is imported late. The syntax is that of Python 3.6, to tell old Pythons.
"""

import hashlib
import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("build.py: needs Python 3.11 or newer, not " + sys.version.split()[0] + ".\n")
    sys.exit(4)

ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts/python.exe" if os.name == "nt" else "bin/python")
LIBRARY = ("Lib",) if os.name == "nt" else ("lib", os.path.basename(os.path.dirname(os.__file__)))
LINK = os.path.join(VENV, *LIBRARY, "site-packages", "dateline-checkout.pth")
RUNTIME = (os.path.join(ROOT, "requirements.lock"), os.path.join(VENV, ".dateline-lock"))
TESTS = (os.path.join(ROOT, "requirements-test.lock"), os.path.join(VENV, ".dateline-test-lock"))
ADVICE = {  # by what pip, venv or the system says last
    "No space left": "Make room on the disk and run this again.",
    "Read-only file system": "Copy the checkout to a folder you can write to.",
    "Permission denied": "Copy the checkout to a folder you can write to.",
    "No module named": "Install it (Debian, Ubuntu: apt install python3-venv) and run this again.",
    "DO NOT MATCH THE HASHES": "A downloaded file is not the one we tested: please report it.",
}


def key(lock: str) -> list[str]:
    """Name what a finished set-up is made from: the lock, this Python, the place it stands in."""
    with open(lock, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    return ["lock " + digest, f"Python {sys.implementation.cache_tag}", "folder " + ascii(VENV)]


def fault(lock: str, stamp: str) -> str:
    """Say why the set-up cannot be used as it is; nothing when it can."""
    if not os.path.exists(stamp):
        return "first run"
    with open(stamp, encoding="ascii", errors="replace") as file:
        found = file.read().splitlines()
    other = [line.split()[0] for line in key(lock) if line not in found]
    if other:
        return "another " + other[0] if len(found) > 1 else "unfinished"
    whole = all(map(os.path.exists, (PYTHON, LINK, VENV + "/pyvenv.cfg")))
    return "" if whole else "parts are missing"


def write(path: str, *lines: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write("\n".join(lines) + "\n")


def advice(said: str) -> str:
    """Put the last word of pip, venv or the system into one line that says what to do."""
    lines = said.strip().splitlines() or ["no reason given"]
    last = next((line for line in reversed(lines) if line.lower().startswith("error")), lines[-1])
    other = "Go online and run this again." if "Retrying (" in said else "Run this again."
    remedy = next((text for sign, text in ADVICE.items() if sign in last), other)
    return "build.py: Dateline could not be set up: " + last.rstrip(".") + ". " + remedy


def step(*command: str) -> None:
    from subprocess import DEVNULL, PIPE, STDOUT, run

    # A step inherits the turn: a starter killed in mid-step must not let another start beside it.
    done = run(command, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, close_fds=False, check=False)
    if done.returncode != 0:
        raise OSError(done.stdout.decode(errors="replace"))


def install(lock: str, stamp: str) -> None:
    write(stamp, "unfinished")
    pip = (PYTHON, "-I", "-m", "pip", "install", "--quiet", "--no-input")
    step(*pip, "--disable-pip-version-check", "--require-hashes", "--no-deps", "-r", lock)
    write(LINK, "import sys; sys.path.append(" + ascii(ROOT) + ")")
    write(stamp, *key(lock))


def make_environment() -> None:
    """Empty a folder of ours and make it anew; its stamp marks it as ours all the while."""
    import shutil

    if os.path.lexists(VENV):
        held = ["?"] if os.path.islink(VENV) or not os.path.isdir(VENV) else os.listdir(VENV)
        if held and "pyvenv.cfg" not in held and os.path.basename(RUNTIME[1]) not in held:
            raise OSError(VENV + " is not a Python environment: move it away")
    os.makedirs(VENV, exist_ok=True)
    write(RUNTIME[1], "unfinished")
    for entry in list(os.scandir(VENV)):
        if entry.is_dir(follow_symlinks=False):
            shutil.rmtree(entry.path)
        elif entry.path != RUNTIME[1]:
            os.remove(entry.path)
    base = getattr(sys, "_base_executable", sys.executable)
    step(base, "-I", "-m", "venv", "--without-pip", VENV)
    step(PYTHON, "-I", "-m", "ensurepip")  # apart, because venv keeps its reasons to itself


def set_up(parts: tuple[tuple[str, str], ...]) -> None:
    """Mend what is faulty, one starter at a time: a second one waits, then finds nothing to do."""
    turn = os.open(VENV + ".lock", os.O_RDWR | os.O_CREAT, 0o666)
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(turn, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(turn, fcntl.LOCK_EX)
    os.set_inheritable(turn, True)  # noqa: FBT003  positional only
    for lock, stamp in parts:
        reason = fault(lock, stamp)
        if reason:
            print(f"Setting up Dateline ({reason}) …", file=sys.stderr, flush=True)
            if stamp == RUNTIME[1]:
                make_environment()
            install(lock, stamp)
    os.close(turn)


def main(given: list[str]) -> int:
    testing = given[:1] == ["test"]
    parts = (RUNTIME, TESTS) if testing else (RUNTIME,)
    verb = ["-m", "tests.gate", *given[1:]] if testing else ["-P", "-m", "dateline", *given]
    try:
        if any(fault(*part) for part in parts):
            set_up(parts)
        if testing:
            os.chdir(ROOT)
        elif not os.path.samefile(os.curdir, ROOT):
            os.environ.setdefault("DATELINE_SITE", ROOT)
        if os.name == "posix":
            os.execv(PYTHON, [PYTHON, *verb])
        from subprocess import call

        return call([PYTHON, *verb])
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        print(advice(str(error)), file=sys.stderr)
        return 4


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
