#!/usr/bin/env python3
"""An independent verifier of Causeway's audit, written from docs/audit-format.md alone: standard library only, nothing shared.

    ./causeway audit export > events.jsonl
    ./causeway audit checkpoints --json > checkpoints.json
    python3 test/audit-verifier.py events.jsonl --checkpoints checkpoints.json --witness DIR --key ed25519:...

Prints one JSON object {"events", "checkpoints", "ok", "firstBad", "why"}; exit status 0 when sound, 1 when not, 2 for wrong usage.
"""
import argparse
import base64
import glob
import hashlib
import json
import os
import sys
from datetime import datetime, timedelta

EVENTS_A_CHECKPOINT = 1000
CHECKPOINT_AFTER = timedelta(minutes=5)


# ---- canonical JSON -------------------------------------------------------------------------------------------------


class Number:
    """A number as it stands in the text: never converted, so that nothing of it is lost."""

    def __init__(self, text):
        self.text = text


def read_json(text):
    return json.loads(text, parse_int=Number, parse_float=Number, parse_constant=Number)


def canonical(value):
    if isinstance(value, Number):
        return value.text
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False)


def linked_hash(before, body):
    leaf = hashlib.sha256(b"\x00" + canonical(body).encode("utf-8")).digest()
    return hashlib.sha256(b"\x01" + before + leaf).digest()


# ---- Ed25519 (RFC 8032), verification only --------------------------------------------------------------------------

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_M1 = pow(2, (P - 1) // 4, P)


def add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(scalar, point):
    result = (0, 1, 1, 0)
    while scalar > 0:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def same(one, other):
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def decompress(data):
    if len(data) != 32:
        return None
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    x_squared = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x_squared == 0:
        return None if sign else (0, y, 1, 0)
    x = pow(x_squared, (P + 3) // 8, P)
    if (x * x - x_squared) % P != 0:
        x = x * SQRT_M1 % P
    if (x * x - x_squared) % P != 0:
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = decompress(BASE_Y.to_bytes(32, "little"))


def signed_by(public_key, message, signature):
    key = decompress(public_key)
    commitment = decompress(signature[:32])
    if len(signature) != 64 or key is None or commitment is None:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % ORDER
    return same(times(scalar, BASE), add(commitment, times(challenge, key)))


# ---- checkpoints ----------------------------------------------------------------------------------------------------


def identity(checkpoint):
    return json.dumps(checkpoint, sort_keys=True)


def checkpoint_text(checkpoint):
    return (
        "causeway audit checkpoint 1\n"
        f"size {checkpoint['size']}\n"
        f"head {checkpoint['head']}\n"
        f"time {checkpoint['time']}\n"
        f"key {checkpoint['key']}\n"
    ).encode("utf-8")


def is_genuine(checkpoint, trusted):
    key = checkpoint["key"]
    if trusted and key not in trusted:
        return False
    if not key.startswith("ed25519:"):
        return False
    public_key = base64.urlsafe_b64decode(key[len("ed25519:") :] + "=")
    return signed_by(public_key, checkpoint_text(checkpoint), base64.b64decode(checkpoint["signature"]))


def read_witness(folder):
    found = []
    for name in sorted(glob.glob(os.path.join(folder, "causeway-audit-*.jsonl"))):
        with open(name, encoding="utf-8") as file:
            for line in file:
                if not line.strip():
                    continue
                try:
                    found.append(json.loads(line))
                except ValueError:
                    print(f"{name}: a line that is no checkpoint", file=sys.stderr)
    return found


# ---- the chain ------------------------------------------------------------------------------------------------------


def moment(text):
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ")


def fault_in(line, expected, before, seen):
    """What is wrong with this line as the `expected`-th event, or None."""
    if line["seq"].text != str(expected):
        return "an event is missing"
    if line["body"] is None:
        return "the event was removed and left its place empty"
    if line["prev"] != before.hex():
        return "it does not follow the one before it"
    if line["hash"] != linked_hash(before, line["body"]).hex():
        return "it is not as it was sealed"
    if line["body"]["id"] in seen:
        return "it repeats an earlier event"
    return None


def vouched_before(checkpoint, fitting):
    """How far the chain surely is what it was when this checkpoint was made; one made later vouches for nothing here."""
    return max([c["size"] for c in fitting if c["time"] <= checkpoint["time"]], default=0)


def verify(lines, in_database, witnessed, trusted):
    findings = []
    everything = sorted({identity(c): c for c in in_database + witnessed}.values(), key=lambda c: c["size"])
    genuine = []
    for checkpoint in everything:
        if is_genuine(checkpoint, trusted):
            genuine.append(checkpoint)
        else:
            findings.append((genuine[-1]["size"] + 1 if genuine else 1, "a checkpoint is not genuine"))
    there = {identity(c) for c in in_database}
    for checkpoint in witnessed:
        if identity(checkpoint) not in there:
            findings.append((checkpoint["size"], "the database lost a checkpoint that the witness has"))

    sizes = {c["size"] for c in genuine}
    events, before, vouched, seen = 0, bytes(32), 0, set()
    waiting_since = late = broken = None
    fitting = []
    for text in lines:
        events += 1
        if broken:
            continue
        line = read_json(text)
        fault = fault_in(line, events, before, seen)
        if fault:
            broken = (events, fault)
            continue
        before = bytes.fromhex(line["hash"])
        seen.add(line["body"]["id"])
        sealed_at = moment(line["body"]["sealedAt"])
        waiting_since = waiting_since or sealed_at
        late = late or sealed_at - waiting_since >= CHECKPOINT_AFTER
        here = [c for c in genuine if c["size"] == events] if events in sizes else []
        others = [c for c in here if c["head"] != line["hash"]]
        if others:
            since = vouched_before(others[0], fitting) + 1
            broken = (since, f"events {since} to {events} are not the ones that were signed for")
        elif here:
            fitting += here
            vouched, waiting_since, late = events, None, None
    beyond = [c for c in genuine if c["size"] > events]
    if broken:
        findings.append(broken)
    elif beyond:
        regrown = any(c["time"] > beyond[0]["time"] for c in fitting)
        since = (vouched_before(beyond[0], fitting) if regrown else events) + 1
        findings.append((since, f"the chain ends at {events}, a checkpoint was signed over {beyond[0]['size']}"))
    elif late or events - vouched >= EVENTS_A_CHECKPOINT:
        findings.append((vouched + 1, "no checkpoint vouches for the last events, and one should"))
    return events, len(everything), sorted(findings)


def main():
    parser = argparse.ArgumentParser(description="Verifies an export of Causeway's audit.")
    parser.add_argument("events", help="the lines of `causeway audit export`")
    parser.add_argument("--checkpoints", required=True, help="the object of `causeway audit checkpoints --json`")
    parser.add_argument("--witness", help="the witness's folder")
    parser.add_argument("--key", action="append", default=[], help="a public key whose signature counts; may be repeated")
    asked = parser.parse_args()
    with open(asked.checkpoints, encoding="utf-8") as file:
        in_database = json.load(file)["checkpoints"]
    witnessed = read_witness(asked.witness) if asked.witness else []
    with open(asked.events, encoding="utf-8", newline="\n") as file:
        events, checkpoints, findings = verify(file, in_database, witnessed, asked.key)
    first_bad, why = findings[0] if findings else (None, None)
    print(json.dumps({"events": events, "checkpoints": checkpoints, "ok": not findings, "firstBad": first_bad, "why": why}))
    return 0 if not findings else 1


if __name__ == "__main__":
    sys.exit(main())
