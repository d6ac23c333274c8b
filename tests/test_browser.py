"""How an address gets to a browser, with small programs in the place of one."""

import os
import signal
import sys
import webbrowser
from pathlib import Path
from typing import Any

import pytest

from tui import browser
from tui.browser import FAILED, NO_BROWSER, REFUSED, Browser, find, open_address

URL = "http://a.example/b?c=$(d)&e='f'"
ON_UNIX = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="needs a shell, and no browser but $BROWSER's")


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Leave no way to the browsers of this machine."""
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)


def program(folder: Path, script: str) -> str:
    path = folder / "show"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def known(monkeypatch: pytest.MonkeyPatch, controller: webbrowser.BaseBrowser) -> None:
    def get(using: str | None = None) -> webbrowser.BaseBrowser:
        return controller

    monkeypatch.setattr(webbrowser, "get", get)


@pytest.mark.parametrize(
    ("controller", "in_terminal"),
    [
        (webbrowser.GenericBrowser("anything"), True),
        (webbrowser.GenericBrowser(["/usr/bin/lynx", "%s"]), True),
        (webbrowser.BackgroundBrowser("/usr/bin/w3m"), True),
        (webbrowser.BackgroundBrowser("firefox"), False),
        (webbrowser.Mozilla("firefox"), False),
    ],
)
def test_a_browser_that_runs_in_the_terminal_is_known(
    monkeypatch: pytest.MonkeyPatch, controller: webbrowser.BaseBrowser, in_terminal: bool
) -> None:
    known(monkeypatch, controller)
    assert find() == Browser(controller, in_terminal)


@pytest.mark.parametrize("trouble", [webbrowser.Error("none"), OSError("none"), ValueError("No closing quotation")])
def test_without_a_browser_none_is_found(monkeypatch: pytest.MonkeyPatch, trouble: Exception) -> None:
    def get(using: str | None = None) -> None:
        raise trouble

    monkeypatch.setattr(webbrowser, "get", get)
    assert find() is None
    assert open_address(URL, None) == (False, NO_BROWSER)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "-help", "", "https://a\\@b.example"])
@pytest.mark.parametrize("in_terminal", [True, False])
def test_nothing_but_the_web_is_opened(monkeypatch: pytest.MonkeyPatch, url: str, in_terminal: bool) -> None:
    def refuse(*_arguments: Any) -> bool:
        pytest.fail("opened")

    monkeypatch.setattr(browser, "_hand_over", refuse)
    monkeypatch.setattr(webbrowser.GenericBrowser, "open", refuse)
    assert open_address(url, Browser(webbrowser.GenericBrowser("show"), in_terminal)) == (False, REFUSED)


@ON_UNIX
def test_the_address_is_handed_over_whole_and_the_browsers_noise_is_not_seen(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    show = program(tmp_path, f'printf "%s\\n" "$@" >"{tmp_path}/got"; echo noise; echo noise >&2')
    monkeypatch.setenv("BROWSER", f"{show} %s")
    away = Browser(webbrowser.BackgroundBrowser("show"), in_terminal=False)
    assert open_address(URL, away) == (True, f"Handed to the browser: {URL}")
    assert (tmp_path / "got").read_text() == f"{URL}\n"
    assert capfd.readouterr() == ("", "")


@ON_UNIX
def test_a_module_in_the_present_folder_is_not_taken_for_the_librarys(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "webbrowser.py").write_text(f"open('{tmp_path}/taken', 'w')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("BROWSER", f"{program(tmp_path, 'exit 0')} %s")
    assert open_address(URL, Browser(webbrowser.BackgroundBrowser("show"), in_terminal=False))[0]
    assert not (tmp_path / "taken").exists()


@ON_UNIX
def test_a_browser_that_does_not_start_is_told_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BROWSER", f"{program(tmp_path, 'exit 3')} %s")
    assert open_address(URL, Browser(webbrowser.BackgroundBrowser("show"), in_terminal=False)) == (False, FAILED)
    assert open_address(URL, Browser(webbrowser.GenericBrowser("/no/such"), in_terminal=True)) == (False, FAILED)


@ON_UNIX
def test_a_browser_that_goes_on_running_has_been_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fifo = tmp_path / "until"
    os.mkfifo(fifo)
    monkeypatch.setattr(browser, "TIMEOUT", 0)
    monkeypatch.setenv("BROWSER", f"{program(tmp_path, f'read line <{fifo}')} %s")
    assert open_address(URL, Browser(webbrowser.BackgroundBrowser("show"), in_terminal=False))[0]
    with fifo.open("w") as end:
        end.write("\n")


@ON_UNIX
def test_a_browser_in_the_terminal_runs_there_and_interrupts_are_its_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    show = program(tmp_path, 'kill -INT $PPID; echo "page of $1"')
    before = signal.getsignal(signal.SIGINT)
    here = Browser(webbrowser.GenericBrowser(show), in_terminal=True)
    assert open_address("http://a.example/", here) == (True, "Handed to the browser: http://a.example/")
    assert capfd.readouterr().out == "page of http://a.example/\n"
    assert signal.getsignal(signal.SIGINT) is before


def test_a_controllers_trouble_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    def trouble(*_arguments: Any) -> bool:
        raise RuntimeError("of its own make")

    monkeypatch.setattr(webbrowser.GenericBrowser, "open", trouble)
    assert open_address(URL, Browser(webbrowser.GenericBrowser("show"), in_terminal=True)) == (False, FAILED)
