"""`export --to canvas --push`, against a small server that answers as Canvas's REST interface does."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from test_filling import COURSE, GRADES

from autograder.course import CourseError
from autograder.lms.canvas_push import carry_out, plan_push

pytest.importorskip("canvasapi")
ANSWERS: dict[str, Any] = {
    "/api/v1/courses/7": {"id": 7, "name": "A course"},
    "/api/v1/courses/7/assignments": [
        {"id": 77, "course_id": 7, "name": "A straight line", "points_possible": 7.0},
        {"id": 78, "course_id": 7, "name": "Essay", "points_possible": 10.0},
    ],
    "/api/v1/courses/7/search_users": [
        {"id": 101, "name": "Minsu Kim", "sortable_name": "Kim, Minsu", "login_id": "kim"},
        {"id": 102, "name": "Zoë O'Hara", "sortable_name": "O'Hara, Zoë", "login_id": "zoe"},
        {"id": 103, "name": "지은 이", "sortable_name": "이, 지은", "login_id": "jieun"},
    ],
    "/api/v1/courses/7/assignments/77/submissions": [
        {"id": 1, "user_id": 103, "assignment_id": 77, "excused": True, "entered_score": None},
        {"id": 2, "user_id": 101, "assignment_id": 77, "excused": False, "entered_score": 5.5, "score": 5.0},
    ],
    "/api/v1/courses/7/assignments/78/submissions": [],
}


@pytest.fixture
def canvas() -> Iterator[tuple[str, list[tuple[str, dict[str, list[str]]]]]]:
    """Address, and what was posted to it."""
    posted: list[tuple[str, dict[str, list[str]]]] = []

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, code: int, content: Any) -> None:
            data = json.dumps(content).encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if self.headers["Authorization"] != "Bearer secret":
                self._answer(401, {"errors": [{"message": "Invalid access token."}]})
            else:
                self._answer(200 if path in ANSWERS else 404, ANSWERS.get(path, {"errors": "not found"}))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            posted.append((urlsplit(self.path).path, parse_qs(body)))
            self._answer(200, {"id": 1, "workflow_state": "queued"})

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}", posted
        server.shutdown()
        thread.join()


@pytest.mark.filterwarnings("ignore::UserWarning:canvasapi.*")  # that the address is not https
def test_totals_are_planned_and_then_sent(canvas: tuple[str, list[Any]]) -> None:
    address, posted = canvas
    push = plan_push(address, "secret", 7, COURSE.assignment("01-line"), GRADES)
    assert push.entries == {101: "6.13"} and push.named == ["kim (Minsu Kim): 5.5 → 6.13"] and not posted
    assert [line.split(":")[0] for line in push.left] == [
        "gone-from-there (Who) is not in the course in Canvas",
        "jieun",
        "zoe",
    ]
    carry_out(push)
    assert posted == [
        ("/api/v1/courses/7/assignments/77/submissions/update_grades", {"grade_data[101][posted_grade]": ["6.13"]})
    ]


@pytest.mark.filterwarnings("ignore::UserWarning:canvasapi.*")
@pytest.mark.parametrize(
    ("token", "assignment", "title", "says"),
    [
        ("wrong", "01-line", None, "did not answer as it should: .*Invalid access token"),
        ("secret", "02-loss", None, "has no assignment for 02-loss"),
        ("secret", "01-line", "Essay", "out of 10 there, and 01-line out of 7 here"),
    ],
)
def test_what_cannot_be_sent_is_refused(
    canvas: tuple[str, list[Any]], token: str, assignment: str, title: str | None, says: str
) -> None:
    with pytest.raises(CourseError, match=says):
        plan_push(canvas[0], token, 7, COURSE.assignment(assignment), GRADES, title)
    assert not canvas[1]


def test_without_the_package_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "canvasapi", None)
    with pytest.raises(CourseError, match="pip install canvasapi"):
        plan_push("https://canvas.example.edu", "secret", 7, COURSE.assignment("01-line"), GRADES)
