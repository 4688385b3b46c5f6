"""A place where releases stand: a server with TLS of its own on loopback, and who signs there."""

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.x509.oid import NameOID

from desktop.models.release import Package, Release, Source, sign

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


def later(version: str = "99.1") -> Release:
    """A release that every installed one is older than."""
    packages = tuple(
        Package(system=one, name=name, url=f"https://a.example/{name}", size=7, sha256="00" * 32)
        for one, name in (("linux", "a.deb"), ("win32", "a.exe"), ("darwin", "a.dmg"))
    )
    notes = {"zh_CN": "签到更快", "en": "A faster door"}
    return Release(version=version, day="2026-11-20", notes=notes, packages=packages)


@dataclass
class Place:
    """`answer` is what stands there; `asked` the headers of every question."""

    source: Source
    authority: Path
    answer: bytes
    asked: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def place(folder: Path) -> Iterator[Place]:
    """A server that ends with the block; `authority` is the certificate to trust."""
    chain = _certificate(folder)
    made = Place(Source(), chain, sign(later(), KEY))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append({**dict(self.headers), "path": self.path})
            self.send_response(200)
            self.send_header("Content-Length", str(len(made.answer)))
            self.end_headers()
            self.wfile.write(made.answer)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    url = f"https://127.0.0.1:{server.server_port}/release.json"
    made.source = Source(url, KEY.public_key().public_bytes_raw().hex())
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        serving.join()


def _certificate(folder: Path) -> Path:
    """A certificate for loopback that signed itself, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "releases")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    path = folder / "releases.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    return path
