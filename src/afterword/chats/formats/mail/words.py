"""The writer's own words in a letter: without what it quotes, forwards or signs off with."""

from __future__ import annotations

import re
from email.message import Message as Letter

from afterword.chats.formats.mail.page import page_text

LONGEST_BODY = 2 << 20
SIGNATURE = "-- "
LONGEST_SIGNATURE = 12
"""Lines below a sign that has lost the space that tells it from a rule."""
LONGEST_ATTRIBUTION = 400
FLOWED = "flowed"
_PLAIN = "text/plain"
_HTML = "text/html"
_SENT_FROM = re.compile(
    r"(?:Sent from|Get Outlook for|Von meinem \S.* gesendet|Gesendet von|Envoyé de|Enviado desde"
    r"|Enviado do|Inviato da|Verzonden vanaf|Skickat från|Отправлено с|Sendt fra)\b.{0,80}$",
    re.IGNORECASE,
)
_WROTE = re.compile(
    r"(?:wrote|schrieb|a écrit|écrit|escribió|escreveu|ha scritto|scrisse|schreef|skrev|kirjoitti"
    r"|napisał(?:\(a\)|a)?|napsal(?:\(a\)|a)?|написал(?:\(а\)|а)?|пишет|írta|yazdı|έγραψε|a scris"
    r"|写道|寫道|書きました|のメール|님이 작성)\s*.{0,80}[:：]\s*$",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"\s*(?:On|Am|Le|El|Il|Op|Em|Den|W dniu|Dne|Dňa|Pe|Στις|В)\s[^\n]{0,200}?\d", re.IGNORECASE
)
_ORIGINAL = re.compile(
    r"\s*-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Message d'origine|Mensaje original"
    r"|Mensagem original|Messaggio originale|Oorspronkelijk bericht|Forwarded message"
    r"|Weitergeleitete Nachricht|Message transféré|Mensaje reenviado|Mensagem encaminhada"
    r"|Messaggio inoltrato|Doorgestuurd bericht|Original-Nachricht|Originalmeddelande"
    r"|Пересылаемое сообщение|Исходное сообщение)\s*-{2,}\s*$",
    re.IGNORECASE,
)
_BEGIN_FORWARDED = re.compile(r"\s*Begin forwarded message:\s*$", re.IGNORECASE)
_FIELD = re.compile(
    r"\s*\*?(?:From|Sent|To|Cc|Date|Subject|Von|Gesendet|An|Betreff|De|Envoyé|À|Objet|Enviado|Para"
    r"|Asunto|Assunto|Da|Inviato|A|Oggetto|Van|Verzonden|Aan|Onderwerp|Data|Datum|Från|Skickat|Till"
    r"|Ämne|Отправитель|Дата|Кому|Тема):\*?\s+\S",
    re.IGNORECASE,
)
FEW_FIELDS = 3


def own_words(letter: Letter) -> tuple[str, bool]:
    """Return the words, and whether anything but words came with them."""
    plain: list[str] = []
    pages: list[str] = []
    attached = False
    for part in letter.walk():
        kind = part.get_content_type()
        if part.is_multipart():
            continue
        if part.get_content_disposition() == "attachment" or kind not in (_PLAIN, _HTML):
            attached = True
        elif kind == _PLAIN:
            plain.append(_unflowed(part, _decoded(part)))
        else:
            pages.append(_decoded(part))
    text = own_lines("\n".join(plain))
    if not "".join(plain).strip() and pages:
        text = own_lines("\n".join(page_text(page) for page in pages))
    return text, attached


def own_lines(text: str) -> str:
    """Return the lines that are not quoted, up to a signature or a forwarded letter."""
    written = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line if line == SIGNATURE else line.rstrip() for line in written]
    own: list[str] = []
    for number, line in enumerate(lines):
        if _ends_here(lines, number):
            break
        if line.startswith(">"):
            _drop_attribution(own)
            continue
        own.append(line)
    while own and (not own[-1].strip() or _SENT_FROM.match(own[-1])):
        own.pop()
    _drop_trailing_attribution(own)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(own)).strip("\n")


def _ends_here(lines: list[str], number: int) -> bool:
    """Tell where the writer's words end for good."""
    line = lines[number]
    if line == SIGNATURE or (line == "--" and len(lines) - number <= LONGEST_SIGNATURE):
        return True
    if _ORIGINAL.match(line) or _BEGIN_FORWARDED.match(line):
        return True
    rule = len(line) >= 20 and set(line) <= {"_", "-"}
    start = number + 1 if rule else number
    fields = sum(bool(_FIELD.match(below)) for below in lines[start : start + FEW_FIELDS + 1])
    first = start < len(lines) and bool(_FIELD.match(lines[start]))
    return first and fields >= FEW_FIELDS


def _drop_attribution(own: list[str]) -> None:
    """Take back the line, broken into two or not, that says who wrote what is quoted below."""
    at = len(own)
    while at and not own[at - 1].strip():
        at -= 1
    if not at or len(own[at - 1]) > LONGEST_ATTRIBUTION or not _WROTE.search(own[at - 1]):
        return
    first = at - 1
    if first and not _ON_A_DAY.match(own[first]) and _ON_A_DAY.match(own[first - 1]):
        first -= 1
    del own[first:]


def _drop_trailing_attribution(own: list[str]) -> None:
    """Take back who wrote something, where what they wrote was marked in another way."""
    if own and own[-1].rstrip().endswith((":", "：")):
        _drop_attribution(own)
        while own and not own[-1].strip():
            own.pop()


def _decoded(part: Letter) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    data = data[:LONGEST_BODY]
    charset = part.get_content_charset() or "utf-8"
    for name in (charset, "utf-8"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def _unflowed(part: Letter, text: str) -> str:
    """Join the lines that were only broken to fit a screen."""
    if str(part.get_param("format", "")).lower() != FLOWED:
        return text
    joined: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = line.startswith(">")
        line = line[1:] if line.startswith(" ") else line
        if goes_on and not quoted and line != "-- ":
            joined[-1] += line
        else:
            joined.append(line)
        goes_on = line.endswith(" ") and line != "-- " and not quoted
    return "\n".join(joined)
