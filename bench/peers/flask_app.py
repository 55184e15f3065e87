"""A visit the way tutorials record it: Flask, a line appended to a file, never forced to disk.

Served by Flask's own development server (`flask --app flask_app run`) and by gunicorn (`gunicorn --workers 2 flask_app:app`).
"""
import datetime
import os

from flask import Flask, jsonify

app = Flask(__name__)
LOG = os.environ["PEER_LOG"]


@app.post("/visits")
def record():
    now = datetime.datetime.now(datetime.timezone.utc)
    visit = {"utc": now.isoformat(), "local": now.astimezone().isoformat()}
    with open(LOG, "a", encoding="ascii") as log:
        log.write(f"{visit['utc']} {visit['local']}\n")
    return jsonify(visit), 201


@app.get("/ready")
def ready():
    return ""
