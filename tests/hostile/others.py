"""Change what belongs to others: students, the course, the machine."""

from .case import lazy

# Tries each line by itself; one that raises nothing has succeeded.
TRY = """\
import os, shutil, sqlite3, subprocess
def attempt(action):
    try:
        action()
    except (OSError, sqlite3.Error, subprocess.SubprocessError):
        return
    print('ESC' + 'APED', action.__code__.co_names)
"""

CASES = {
    "other_student": lazy(
        "reads, changes and deletes another student's notebook",
        TRY + "attempt(lambda: open('@OTHER@').read())\nattempt(lambda: open('@OTHER@', 'w').write('{}'))\n"
        "attempt(lambda: os.remove('@OTHER@'))\nattempt(lambda: os.rename('@OTHER@', 'mine.ipynb'))\n"
        "attempt(lambda: os.truncate('@OTHER@', 0))",
    ),
    "instructor": lazy(
        "reads, changes and deletes files of the instructor",
        TRY
        + "path = '@INSTRUCTOR@/grades.txt'\nattempt(lambda: open(path).read())\nattempt(lambda: open(path, 'a').write('x'))\n"
        "attempt(lambda: os.remove(path))\nattempt(lambda: shutil.copy(path, 'mine'))\nattempt(lambda: os.link(path, 'mine'))\n"
        "attempt(lambda: os.mkdir('@INSTRUCTOR@/new'))\nattempt(lambda: os.rename('@INSTRUCTOR@', '@INSTRUCTOR@2'))",
    ),
    "modes": lazy(
        "changes modes, owners, times and attributes of what it may not write",
        TRY + "for path in ('@INSTRUCTOR@/grades.txt', '@OTHER@', '@ROOT@', '@ROOT@/gradebook.db'):\n"
        "    for action in (lambda: os.chmod(path, 0), lambda: os.chown(path, os.getuid(), os.getgid()),\n"
        "                   lambda: os.utime(path, (0, 0)), lambda: os.setxattr(path, 'user.x', b'x')):\n"
        "        try:\n            action()\n        except OSError:\n            pass",
    ),
    "course": lazy(
        "changes the course: limits, configuration, solutions",
        TRY + "attempt(lambda: open('@ROOT@/solutions/course.toml', 'w').write(''))\n"
        "attempt(lambda: open('@ROOT@/nbgrader_config.py', 'a').write('raise SystemExit'))\n"
        "attempt(lambda: os.remove('@ROOT@/solutions/01-trial/trial.py'))\n"
        "shutil.rmtree('@ROOT@', ignore_errors=True)\nattempt(lambda: subprocess.run('rm -rf @ROOT@/*', shell=True, check=True))",
    ),
    "lock": lazy(
        "holds a lock on the gradebook",
        TRY
        + "import fcntl\nattempt(lambda: sqlite3.connect('@ROOT@/gradebook.db', isolation_level=None, timeout=0.2).execute('BEGIN EXCLUSIVE'))\n"
        "attempt(lambda: fcntl.flock(open('@ROOT@/gradebook.db'), fcntl.LOCK_EX))",
    ),
    "links": lazy(
        "leaves links to others' files in its folder, for whoever follows them",
        "import os\nfor number, path in enumerate(('@ROOT@/gradebook.db', '@OTHER@', '@INSTRUCTOR@', '/etc/passwd')):\n"
        "    os.symlink(path, f'link{number}')\n"
        "    try:\n        open(f'link{number}', 'a')\n        print('ESC' + 'APED')\n    except OSError:\n        pass",
    ),
    "python_itself": lazy(
        "leaves code where the next Python, shell or notebook would run it",
        TRY + "import site, sys, autograder\n"
        "attempt(lambda: open(sys.prefix + '/lib/evil.pth', 'w').write('import os'))\n"
        "attempt(lambda: open(os.path.dirname(autograder.__file__) + '/course.py', 'a').write('#'))\n"
        "attempt(lambda: open(os.path.dirname(autograder.__file__) + '/evil.py', 'w').write('#'))\n"
        "attempt(lambda: open('/root/.bashrc', 'a').write('#'))\nattempt(lambda: open('/etc/profile', 'a').write('#'))\n"
        "attempt(lambda: open('/tmp/evil.py', 'w').write('#'))\nattempt(lambda: open('/dev/shm/evil', 'w').write('#'))\n"
        "attempt(lambda: open('/var/tmp/evil', 'w').write('#'))\nattempt(lambda: os.mkfifo('/tmp/evil-fifo'))",
    ),
    "other_scratch": lazy(
        "looks for the scratch folders of other workers, on the way to its own and beside it",
        TRY + "def others_in(folder):\n    folder = os.path.realpath(folder)\n"
        "    if all((os.getcwd() + '/').startswith(os.path.join(folder, name) + '/') for name in os.listdir(folder)): raise OSError\n"
        "for folder in ('/tmp', '..', os.path.dirname(os.getcwd())): attempt(lambda: others_in(folder))",
    ),
    "become_someone": lazy(
        "becomes root, or the user of another worker",
        TRY
        + "for number in (0, 1000, 60001, 65534):\n    attempt(lambda: os.setuid(number))\n    attempt(lambda: os.setresuid(number, number, number))\n"
        "attempt(lambda: os.setgroups([0]))\nattempt(lambda: os.chroot('.'))\nattempt(lambda: os.mknod('device', 0o60666, os.makedev(253, 0)))\n"
        "attempt(lambda: subprocess.run('su -c id || sudo -n id || mount -t tmpfs x .', shell=True, capture_output=True, check=True))",
    ),
    "limits_of_others": lazy(
        "lowers the limits and the priority of the judge",
        TRY + "import resource\nfor pid in (@JUDGE@, os.getppid()):\n"
        "    attempt(lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE, (3, 3)))\n    attempt(lambda: os.setpriority(os.PRIO_PROCESS, pid, 19))\n"
        "    attempt(lambda: os.sched_setaffinity(pid, {0}))\n    attempt(lambda: os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0)))",
    ),
    "renamed_scratch": lazy(
        "moves its folder away, and a link into its place",
        "import os\nhere = os.getcwd()\ntry:\n    os.rename(here, here + '-away'); os.symlink('@INSTRUCTOR@', here); print('ESC' + 'APED')\nexcept OSError:\n    pass",
    ),
    "home_of_the_grader": lazy(
        "reads and changes what lies in people's homes, but for a Python that is installed there",
        TRY
        + "import sys\ndef others_in(home):\n    ways = [os.path.join(home, name) + '/' for name in os.listdir(home)]\n"
        "    if all((sys.base_prefix + '/').startswith(way) or (sys.prefix + '/').startswith(way) for way in ways): raise OSError\n"
        "for home in ('/root', '/home', os.path.expanduser('~root')):\n    attempt(lambda: others_in(home))\n"
        "    attempt(lambda: open(home + '/.ssh/authorized_keys', 'a').write('x'))\n    attempt(lambda: os.listdir(home + '/.cache'))",
    ),
    "scheduled": lazy(
        "leaves work to be done later",
        TRY
        + "for path in ('/etc/cron.d/evil', '/var/spool/cron/crontabs/root', '/etc/systemd/system/evil.service', '/run/evil', '/etc/ld.so.preload'):\n"
        "    attempt(lambda: open(path, 'w').write('x'))",
    ),
    "shared_places": lazy(
        "leaves and looks for something where all students could meet",
        TRY + "for path in ('/tmp', '/var/tmp', '/dev/shm', '/dev/mqueue', '/run/lock', '/var/lock'):\n"
        "    attempt(lambda: open(path + '/evil', 'w').write('x'))\n    attempt(lambda: os.mkdir(path + '/evil-folder'))\n    attempt(lambda: os.symlink('x', path + '/evil-link'))",
    ),
    "locks": lazy(
        "locks what others must open",
        TRY
        + "import fcntl, numpy as np\nfor path in ('@OTHER@', '@ROOT@/gradebook.db', np.__file__):\n    for how in (fcntl.LOCK_EX, fcntl.LOCK_SH):\n"
        "        try:\n            file = open(path, 'r+b'); fcntl.lockf(file, how | fcntl.LOCK_NB); print('ESC' + 'APED')\n        except OSError: pass",
    ),
}
