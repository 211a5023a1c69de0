"""The memory of this process, in megabytes, as Linux counts it."""

from pathlib import Path

_STATUS = Path("/proc/self/status")


def resident() -> float:
    """What is resident now."""
    return _read("VmRSS")


def peak() -> float:
    """The most that was resident since the process began, or since `reset_peak`."""
    return _read("VmHWM")


def reset_peak() -> None:
    """Let the peak begin anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def _read(name: str) -> float:
    for line in _STATUS.read_text(encoding="ascii").splitlines():
        if line.startswith(name + ":"):
            return int(line.split()[1]) / 1024
    raise OSError(f"{_STATUS} has no {name}")
