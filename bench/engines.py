"""Runs dohyo and DuckDB as processes of their own and measures them."""
import ctypes
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from pipelines import BENCH, Answer

DEFAULT_DOHYO = BENCH.parent / "build" / "release" / "bin" / "dohyo"


class BenchError(Exception):
    """Something is missing or an engine failed; the text says what to do about it."""


class Usage(NamedTuple):
    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # largest resident size in MiB


def measure(command, folder):
    """Runs a command to its end. Returns its usage and what it wrote to stdout; raises BenchError when it fails.

    Linux carries the resident size of the process that forks over into the peak of the new one, and this process is far
    larger than what it measures. So a small shell starts the command in the background and ends; the command is then handed
    to this process as the nearest subreaper, and wait4 tells what it used. The shell adds about 1 ms to the wall time.
    """
    PR_SET_CHILD_SUBREAPER = 36
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise BenchError("prctl(PR_SET_CHILD_SUBREAPER) failed: measuring needs Linux 3.4 or newer")
    command = [str(word) for word in command]
    stdout, stderr = folder / "stdout", folder / "stderr"
    with open(stdout, "wb") as out, open(stderr, "wb") as err:
        began = time.perf_counter()
        subprocess.run(["/bin/sh", "-c", '"$@" &', "sh", *command], stdout=out, stderr=err, check=True)
        _, status, used = os.wait4(-1, 0)
        wall = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        raise BenchError(f"exit code {code} from: {' '.join(command)}\n{stderr.read_text(errors='replace')[-2000:].rstrip()}")
    return Usage(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024), stdout.read_text(encoding="utf-8")


class Dohyo:
    name = "dohyo"

    def __init__(self, path):
        self.path = Path(path).resolve()
        if not os.access(self.path, os.X_OK):
            raise BenchError(f"no dohyo at {self.path}: build it, or name it with --dohyo PATH")

    def version(self, folder):
        return measure([self.path, "--version"], folder)[1].strip()

    def run_file(self, query_file, data, threads, folder):
        """Usage, the answers to all queries of the file, and the accounting."""
        command = [self.path, "run", query_file, data, "--format", "json", "--threads", threads, "--quiet"]
        usage, out = measure(command, folder)
        try:
            result = json.loads(out)
            if result["version"] != 1:
                raise BenchError(f"dohyo's JSON result has version {result['version']}, this bench reads 1")
            answers = [Answer([column["name"] for column in query["columns"]], query["rows"]) for query in result["queries"]]
            return usage, answers, result["accounting"]
        except (ValueError, KeyError, TypeError) as problem:
            raise BenchError("dohyo's output is not the documented JSON result "
                             f"({type(problem).__name__}: {problem}): {out[:300]!r}")

    def run(self, pipeline, data, threads, folder):
        query_file = folder / (pipeline.name + ".sumo")
        query_file.write_text(pipeline.text, encoding="utf-8")
        usage, answers, _ = self.run_file(query_file, data, threads, folder)
        if len(answers) != 1:
            raise BenchError(f"{pipeline.name}: {len(answers)} answers from dohyo to one query")
        return usage, answers[0]


class DuckDB:
    name = "DuckDB"

    def __init__(self):
        self.node = program("node", "Debian: apt-get install nodejs npm")
        install_engines()
        self.query_seconds = None  # of the last run, without the start of the process
        self.version = None  # known after a run

    def run(self, pipeline, data, threads, folder):
        rows_file = folder / "duckdb.ndjson"
        rows_file.unlink(missing_ok=True)
        usage, out = measure([self.node, BENCH / "duckdb.mjs", data, pipeline.sql, threads, rows_file], folder)
        told = json.loads(out)
        self.query_seconds, self.version = told["query_seconds"], told["version"]
        with open(rows_file, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return usage, Answer(list(rows[0]) if rows else None, rows)


def install_engines():
    """DuckDB and ClickHouse, as node modules."""
    if all((BENCH / "node_modules" / name).is_dir() for name in ("@duckdb", "chdb")):
        return
    print("installing DuckDB and ClickHouse into bench/node_modules", file=sys.stderr)
    npm = program("npm", "Debian: apt-get install npm")
    # no lock file: package.json and the packages it names pin exact versions
    done = subprocess.run([npm, "install", "--no-package-lock", "--no-audit", "--no-fund"], cwd=BENCH, stdout=sys.stderr)
    if done.returncode != 0:
        raise BenchError("npm could not install them: run `npm install` in bench/ by hand")


def program(name, remedy):
    path = shutil.which(name)
    if not path:
        raise BenchError(f"{name} is not installed ({remedy})")
    return path


def expected_answers(path):
    """Pipeline name -> Answer, and the number of events, from what a generator wrote."""
    try:
        expected = json.loads(Path(path).read_text(encoding="utf-8"))
        answers = {name: Answer(table["columns"], table["rows"]) for name, table in expected["answers"].items()}
        return answers, expected["events"]
    except OSError as problem:
        raise BenchError(f"no expected answers: {problem.strerror}: {path}")
    except (ValueError, KeyError, TypeError) as problem:
        raise BenchError(f"{path} does not hold expected answers ({type(problem).__name__}: {problem})")


def expected_beside(data):
    """Where the expected answers of a data file lie."""
    return Path(data).with_suffix(".expect.json")


def require_file(path):
    if not Path(path).is_file():
        raise BenchError(f"no such file: {path}")


def thread_counts(text):
    """Reads `--threads 1,2`."""
    counts = [int(count) for count in text.split(",")]
    if min(counts) < 1:
        raise ValueError(text)
    return counts
