"""`threadlings dev check`: do an exercise's checks know right from wrong?"""

from __future__ import annotations

from grader.cli.audit.finding import Audit as Audit
from grader.cli.audit.side_by_side import audit_all as audit_all
from grader.cli.audit.side_by_side import repeat as repeat
from grader.cli.audit.table import audit_document as audit_document
from grader.cli.audit.table import render_audits as render_audits
