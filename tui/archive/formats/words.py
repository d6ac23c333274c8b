"""The words that blog templates write around comments, in English, German, French, Spanish, Italian, Dutch, Portuguese.

Everything here is compared with case folded.
"""

from __future__ import annotations

import re

_COUNTED = (
    "comments?|responses?|replies|reply|thoughts?|reactions?|discussions?|trackbacks?|pingbacks?|notes?|"
    "kommentare?n?|antwort(?:en)?|gedanken?|reaktion(?:en)?|meinung(?:en)?|ergänzung(?:en)?|wortmeldung(?:en)?|"
    "commentaires?|réponses?|réactions?|avis|"
    "comentarios?|respuestas?|opinión|opiniones|"
    "comment[oi]|rispost[ae]|pensier[oi]|"
    "reacties?|opmerking(?:en)?|antwoord(?:en)?|gedachten?|"
    "comentários?|respostas?|pensamentos?"
)
_NUMBER = r"(?:\d[\d.,]*|no|one|ein|eine|keine|un|une|aucun|uno|una|een|um|uma|nenhum|zwei|two|drei|three)"
_COUNTER = re.compile(rf"(?:this post has )?{_NUMBER} (?:{_COUNTED})\b.{{0,200}}", re.DOTALL)
_HEADING = re.compile(
    rf"(?:(?:user|reader|leser|visitor|article|post|view|all|les|die|i|os|los|de) ?-?)?(?:{_COUNTED})"
    r"(?: ?(?:/|&|and|und|et|y|e|en|ou) ?(?:trackbacks?|pingbacks?|comments?|kommentare))?"
    r"(?: \((?:rss|closed)\))?\s*:?\s*(?:\(?\d*\)?)\s*:?"
)
_PINGS = re.compile(
    r"(?:\d+ )?(?:trackbacks?|pingbacks?|pings)(?: ?(?:/|&|and|und|et|y|e|en|ou) ?(?:trackbacks?|pingbacks?))?"
    r"(?: ?\(\d+\)| (?:to|for|zu|on) .{1,120})?\s?:?|listed below are links to weblogs.{0,120}"
)

_FORM = re.compile(
    # English
    r"leave (?:a|your|us a)? ?(?:reply|comment|response|message)|(?:post|write|add|submit|leave) (?:a|your|new)\b.{0,12} ?comment\b.{0,20}$"
    r"|your e-?mail (?:address )?(?:will not|is never)|required fields|you must be (?:logged|signed|registered)"
    r"|(?:log|sign) ?in to (?:leave|post|comment|reply)|cancel reply|comments (?:are|have been) (?:now )?closed|comments off"
    r"|(?:commenting|comments?) (?:is|are) (?:disabled|closed|off)|this site uses akismet|notify me of|subscribe to comments"
    r"|mail \(will not|name \(required|e-?mail \(required|verify your comment|rate this recipe$|back to top$"
    r"|to create code blocks or|remember (?:personal info|me\b)|please enter the (?:code|text)|you can use these (?:html )?tags"
    r"|trackback (?:url|uri|link)|the (?:url|uri) (?:to|for) trackback|%d bloggers|fill in your details below|connecting to %s"
    # German
    r"|(?:schreibe?|hinterlasse?) (?:einen?|deinen|uns) (?:kommentar|antwort)|(?:einen )?kommentare? (?:schreiben|verfassen|hinterlassen|abgeben|abschicken)"
    r"|kommentieren$|ihr kommentar$|dein kommentar$|antworten? abbrechen|(?:deine|ihre|die) e-?mail-?adresse|e-?mail[ -]adresse wird nicht"
    r"|e-?mail-benachrichtigung|erforderliche felder|pflichtfelder|trage deine daten|gib (?:hier )?deine(?:n)? (?:daten|kommentar)"
    r"|du kommentierst mit|verbinde mit %s|diese website verwendet akismet|kommentare sind (?:geschlossen|deaktiviert)"
    r"|die kommentarfunktion|(?:du|sie) (?:musst|müssen) (?:angemeldet|eingeloggt)|benachrichtige mich"
    # French
    r"|(?:laisser|poster|ajouter|écrire|publier|envoyer) (?:un|une|votre|mon) (?:commentaire|réponse)|laissez un commentaire|votre adresse (?:e-?mail|de messagerie|de courriel)"
    r"|les champs obligatoires|annuler la réponse|les commentaires sont (?:fermés|désactivés)|prévenez-moi"
    # Spanish
    r"|(?:deja|dejar|añade|añadir|publicar|escribe|escribir|envía) (?:un|una|tu) (?:comentario|respuesta)|tu dirección de correo"
    r"|los campos (?:obligatorios|necesarios)|cancelar (?:la )?respuesta|los comentarios están (?:cerrados|desactivados)"
    # Italian
    r"|(?:lascia|aggiungi|posta|scrivi|invia) (?:un|il tuo) commento|lascia una risposta|il tuo indirizzo e-?mail|i campi obbligatori|annulla risposta"
    r"|i commenti sono (?:chiusi|disabilitati)"
    # Dutch
    r"|(?:geef|plaats|laat|schrijf) een (?:reactie|antwoord)|een reactie (?:posten|plaatsen|achterlaten)|het e-?mailadres wordt|je e-?mailadres|vereiste velden|reactie annuleren"
    r"|(?:reacties|reageren) (?:zijn|is) (?:gesloten|niet)"
    # Portuguese
    r"|(?:deixe|deixar|postar|enviar|adicionar|escreva) (?:um|uma|seu) (?:comentário|resposta)|(?:o )?seu endereço de e-?mail"
    r"|(?:os )?campos obrigatórios|cancelar resposta|(?:os )?comentários (?:estão|foram) (?:fechados|encerrados|desativados)"
)

_TAIL = re.compile(
    r"links to this post|create a link|<< ?home$|\| ?view blog reactions|this page is powered by|popular posts(?: from this blog)?$"
    r"|(?:newer|older) posts?$|(?:next|previous) (?:post|article|entry)\b|related (?:posts|articles|stories)\b|recent (?:posts|comments|articles)$"
    r"|about (?:the author|me)$|archives$|categories$|blogroll$|ähnliche (?:beiträge|artikel)|das könnte dich auch|neueste (?:beiträge|rezepte|kommentare)$"
    r"|verwandte (?:beiträge|artikel)|articles? (?:similaires|récents)$|entradas (?:recientes|relacionadas)$|articoli (?:recenti|correlati)$"
    r"|charger plus|subscribe to:|share this(?: post)?:?$|powered by \w+"
)

_NAVIGATION = re.compile(
    r"(?:«|‹|←|<<)(?: .*)?|(?:.* )?(?:»|›|→|>>)|.*\| main \|.*|skip to (?:main )?content|zum inhalt springen|aller au contenu|saltar al contenido|(?:previous|next|older|newer)\b.{0,60}",
)

_BUTTON = (
    "reply|replies|respond|quote|edit|delete|report(?: abuse| comment)?|share|permalink|permanent link|link|like|read more"
    "|antwort(?:en)?|zitieren|bearbeiten|löschen|melden|liken|gefällt mir|weiterlesen"
    "|répondre|réponses|supprimer|modifier|signaler|j[’']aime|lire la suite"
    "|responder|respuestas|eliminar|borrar|me gusta|leer más"
    "|rispondi|risposte|elimina|modifica|mi piace|leggi tutto"
    "|beantwoorden|reageer|reageren|antwoorden|reacties|verwijderen|vind ik leuk|lees meer"
    "|respostas|excluir|curtir|leia mais"
)
_REPLY_MARK = re.compile(
    rf"(?:log in to |auf diesen kommentar )?[(\[↩]?(?: ?(?:{_BUTTON})(?: to this(?: comment)?)?){{1,3}}[)\]]?(?::? ?\(?\d+\)?)?(?: [↓→↩»])?"
    r"|(?:liked by|gefällt) (?:you and )?\d+ (?:other )?(?:person|people|personen|mal).{0,12}|↩"
)
AUTHOR_MARKS = frozenset(
    {"author", "post author", "article author", "autor", "autorin", "beitragsautor", "beitragsautorin", "auteur", "autrice", "autore", "autora", "admin"}
)  # fmt: skip
"""What some themes write beside the name of the article's own author."""

_GREETING = re.compile(
    r"(?:hi|hello|hallo|hey|dear|liebe[rs]?|lieben?|guten|moin|servus|grüß|thanks?|thank you|thx|danke|vielen|merci|bonjour|salut|cher|chère|gracias|hola"
    r"|ciao|grazie|caro|cara|beste|bedankt|dank|olá|oi|obrigad[oa]|wow|great|super|nice|good|well|yes|no|ja|nein|ps|p\.s|lol|haha)\b",
)


def is_counter(line: str) -> bool:
    """Tell whether a line counts or heads a discussion, as "13 Comments" and "Trackbacks/Pingbacks" do."""
    text = _squeeze(line)
    return (
        len(text) <= 260
        and bool(_COUNTER.fullmatch(text) or _HEADING.fullmatch(text) or is_ping_heading(line))
        or (text.startswith(("kommentare schreibe", "comments leave")))
    )


def is_ping_heading(line: str) -> bool:
    """Tell whether a line heads a list of trackbacks or pingbacks alone."""
    return bool(_PINGS.fullmatch(_squeeze(line)))


def is_form(line: str) -> bool:
    """Tell whether a line belongs to a form for comments, or says that there is none."""
    return len(line) <= 400 and _FORM.match(_squeeze(line)) is not None


def is_tail(line: str) -> bool:
    """Tell whether a line begins what a template puts under article and discussion."""
    return len(line) <= 160 and _TAIL.match(_squeeze(line)) is not None


def is_navigation(line: str) -> bool:
    """Tell whether a line leads to other pages."""
    return len(line) <= 300 and _NAVIGATION.fullmatch(_squeeze(line)) is not None


def is_reply_mark(line: str) -> bool:
    """Tell whether a line is a button under a comment."""
    return len(line) <= 60 and _REPLY_MARK.fullmatch(_squeeze(line)) is not None


def is_greeting(line: str) -> bool:
    """Tell whether a line begins as letters and exclamations do, and names rarely."""
    return _GREETING.match(_squeeze(line)) is not None


def _squeeze(line: str) -> str:
    return " ".join(line.split()).casefold()
