"""Mail that came back, as servers write it."""

from email.message import EmailMessage

from newsroom.newsletter.bounces.marks import mark_of

NOTICE = """\
Return-Path: <>
From: Mail Delivery System <mailer-daemon@mx.example>
To: {to}
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

--cut
Content-Type: text/plain

I am sorry to have to tell you.

--cut
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; kit@reader.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--cut
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: The ferry is back

--cut--
"""
COMPLAINT = """\
From: feedback@mx.example
To: newsletters@paper.example
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="cut"

--cut
Content-Type: text/plain

Somebody pressed a button.

--cut
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: mx/1
Version: 1

--cut
Content-Type: message/rfc822

Message-ID: <{mark}@paper.example>
Subject: The ferry is back

Hello.
--cut--
"""


def notice(
    mark: str, *, action="failed", status="5.1.1", said="550 5.1.1 No such user", in_address=True
) -> bytes:
    to = f"newsletters+{mark}@paper.example" if in_address else "newsletters@paper.example"
    message_id = "<lost@paper.example>" if in_address else f"<{mark}@paper.example>"
    text = NOTICE.format(to=to, action=action, status=status, said=said, message_id=message_id)
    return text.encode()


def complaint(mark: str, kind: str = "abuse") -> bytes:
    return COMPLAINT.format(mark=mark, kind=kind).encode()


def from_a_person(delivery_pk: int, text: str = "I am away until Monday.") -> bytes:
    message = EmailMessage()
    message["From"] = "kit@reader.example"
    message["To"] = f"newsletters+{mark_of(delivery_pk)}@paper.example"
    message["Subject"] = "Away"
    message["Auto-Submitted"] = "auto-replied"
    message.set_content(text)
    return message.as_bytes()
