"""Whole clinics for tests: `corset serve` as a process of its own, alone or behind a real proxy."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import trustme
from tests.ports import free_port

CORSET = Path(sys.executable).parent / "corset"
ROOT = Path(__file__).parents[1]
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CADDY = shutil.which("caddy")
PAGE = "/accounts/login/"
PASSWORD = "slow and smooth"
START_S = 60
FOUNDING = f"""
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "corset.clinic.settings"
import django
django.setup()
from corset.cli.server.preparation import prepare
prepare()
from tests.story import Story
story = Story()
for one in (story.user, story.clinician):
    one.set_password("{PASSWORD}")
    one.save()
    print(one.email)
"""
_NGINX_MAIN = """
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  include {folder}/site.conf;
}}
"""
_CADDY_MAIN = (
    "{{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n}}\nimport {}\n"
)


@dataclass(frozen=True)
class Clinic:
    """A clinic that runs."""

    base: str
    process: subprocess.Popen
    errors: Path

    def said(self):
        return self.errors.read_text()


@dataclass(frozen=True)
class Proxy:
    """A proxy that runs in front of a clinic, and who vouches for its certificate."""

    base: str
    trusted: Path = field(repr=False)
    plain: str | None = None
    """Where it answers without TLS, if anywhere."""

    def browser(self, *, http2=True, **more):
        context = ssl.create_default_context(cafile=str(self.trusted))
        return httpx.Client(base_url=self.base, verify=context, http2=http2, timeout=30, **more)


def environment(folder, **variables):
    """Everything but what this run of tests has set for itself."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CORSET_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    ours = {"CORSET_DATA": str(folder), "CORSET_SECOND_FACTOR": "off"}
    return {**kept, **ours, **variables}


def command(folder, *asked, timeout=300, **variables):
    told = {"env": environment(folder, **variables), "capture_output": True, "text": True}
    return subprocess.run([CORSET, *asked], check=False, timeout=timeout, **told)  # noqa: S603


@contextmanager
def served(folder, *options, settle=True, **variables):
    """Serve a data folder until the block ends; it is ready when it is handed over."""
    errors = Path(folder) / "errors.txt"
    with errors.open("w") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command
            [CORSET, "serve", "127.0.0.1:0", *options],
            env=environment(folder, **variables),
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        )
    try:
        base = _address(process)
        if settle:
            wait_until(lambda: _ready(base), START_S)
        yield Clinic(base, process, errors)
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise


def _address(process):
    for line in process.stdout:
        if found := re.search(r"http://\S+?(?=/ )", line):
            return found[0]
    raise AssertionError("the clinic did not say where it answers")


def _ready(base):
    try:
        return httpx.get(f"{base}/health/ready/", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def wait_until(true, seconds):
    """Wait for something to become true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def connection(clinic):
    host, _, port = clinic.base.removeprefix("http://").partition(":")
    return socket.create_connection((host, int(port)), timeout=30)


def workers(clinic):
    """The processes that answer; the one that started them does not."""
    found = []
    for task in Path(f"/proc/{clinic.process.pid}/task").iterdir():
        found += map(int, (task / "children").read_text().split())
    return found


def answer_of(connected):
    """What comes until the other side closes, or for ten seconds."""
    connected.settimeout(10)
    read = b""
    with suppress(TimeoutError, ConnectionError):
        while more := connected.recv(65536):
            read += more
    return read.decode("latin-1")


@contextmanager
def nginx(clinic, folder, own=ROOT / "deploy/nginx.conf"):
    """The operator's own configuration with a certificate of today, on ports that are free."""
    port, plain, (certificate, key, trusted) = free_port(), free_port(), _certificate(folder)
    site = own.read_text()
    for there, here in {
        "listen 80;": f"listen {plain};",
        "listen 443 ssl": f"listen {port} ssl",
        "server 127.0.0.1:8000;": f"server {clinic.base.removeprefix('http://')};",
        "/etc/ssl/clinic/certificate.pem": str(certificate),
        "/etc/ssl/clinic/key.pem": str(key),
        "clinic.example.org": "localhost",
    }.items():
        assert there in site
        site = site.replace(there, here)
    (folder / "site.conf").write_text(site)
    (folder / "nginx.conf").write_text(_NGINX_MAIN.format(folder=folder))
    # Started as root, its worker must still reach its own folder.
    more = ["-g", "user root;"] if os.geteuid() == 0 else []
    started = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), *more]
    with _running(started, port):
        yield Proxy(f"https://localhost:{port}", trusted, f"http://localhost:{plain}")


@contextmanager
def caddy(clinic, folder, own=ROOT / "deploy/Caddyfile"):
    """As above; what differs are variables of the configuration."""
    port, (certificate, key, trusted) = free_port(), _certificate(folder)
    main = folder / "Caddyfile"
    main.write_text(_CADDY_MAIN.format(own))
    variables = {
        "CORSET_SITE": f"https://localhost:{port}",
        "CORSET_TLS": f"tls {certificate} {key}",
        "CORSET_UPSTREAM": clinic.base.removeprefix("http://"),
        "HOME": str(folder),
    }
    started = [CADDY, "run", "--config", str(main), "--adapter", "caddyfile"]
    with _running(started, port, **variables):
        yield Proxy(f"https://localhost:{port}", trusted)


@contextmanager
def _running(started, port, **variables):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    env = {**os.environ, **variables}
    with subprocess.Popen(started, env=env, **quiet) as process:  # noqa: S603 - a proxy
        try:
            wait_until(lambda: process.poll() is not None or _listens(port), START_S)
            assert process.poll() is None, f"{started[0]} has ended"
            yield
        finally:
            process.terminate()


def _listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _certificate(folder):
    authority = trustme.CA()
    issued = authority.issue_cert("localhost", "127.0.0.1")
    certificate, key, trusted = (folder / f"{name}.pem" for name in ("own", "key", "trusted"))
    certificate.write_bytes(b"".join(blob.bytes() for blob in issued.cert_chain_pems))
    issued.private_key_pem.write_to_path(str(key))
    authority.cert_pem.write_to_path(str(trusted))
    return certificate, key, trusted


def found(folder, **variables):
    """Make a clinic with a patient who trains, and what `corset serve` prepares."""
    told = {"env": environment(folder, **variables), "cwd": ROOT, "timeout": 300}
    subprocess.run([sys.executable, "-c", FOUNDING], check=True, **told)  # noqa: S603


def sign_in(browser, who="vera"):
    """Sign in as somebody of the small clinic; return the answer."""
    page = browser.get("/accounts/login/")
    token = re.search(r'name="csrfmiddlewaretoken"\s+value="(\w+)"', page.text)[1]
    fields = {"login": f"{who}@example.org", "password": PASSWORD, "csrfmiddlewaretoken": token}
    headers = {"Referer": str(page.url), "Origin": str(browser.base_url).rstrip("/")}
    return browser.post("/accounts/login/", data=fields, headers=headers)
