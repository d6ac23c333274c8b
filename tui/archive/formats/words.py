"""The words that blog templates write around comments, in English, German, French, Spanish, Italian, Dutch, Portuguese.

Each table holds one pattern a line. Everything is compared with case folded and runs of blanks squeezed.
"""

from __future__ import annotations

import re
from functools import lru_cache

LONGEST = 300
"""Characters in the longest heading, which may hold the article's title."""
RECENT = 256
"""Lines whose reading is kept: the same line is tried as one style after another."""


def _alternatives(table: str) -> str:
    """Join the lines of a table to one pattern."""
    return "|".join(line.strip() for line in table.splitlines() if line.strip())


_HEADED = _alternatives(
    """
    comments?|responses?|replies|reactions?|discussion|trackbacks?|pingbacks?
    kommentare?|antworten|reaktionen|diskussion|leserkommentare|leserbriefe
    commentaires?|réponses?|réactions?
    comentarios?|respuestas?|reacciones
    commenti|risposte|reazioni
    reacties|opmerkingen
    comentários?|respostas?
    """
)
_COUNTED = f"{_HEADED}|" + _alternatives(
    """
    reply|thoughts?|opinions?|notes?
    kommentaren|antwort|gedanken?|reaktion|meinung(?:en)?|ergänzung(?:en)?|wortmeldung(?:en)?|stimmen
    réponse|avis|pensées?
    opinión|opiniones|pensamientos?
    commento|risposta|pensier[oi]
    reactie|antwoord(?:en)?|gedachten?
    pensamentos?
    """
)
_NUMBER = _alternatives(
    r"""
    no|one|two|three|four|five
    kein|keine|ein|eine|zwei|drei
    aucun|aucune|un|une
    uno|una|ningún|sin
    nessun|een|eén|één|geen|um|uma|nenhum|sem
    """
)
_BEFORE_NUMBER = _alternatives(
    """
    (?:this (?:post|entry|article) )?has
    there (?:is|are)|showing|(?:view|read|see|show) (?:all )?
    dieser (?:artikel|beitrag|post|text) hat|bisher|alle|il y a|hay|ci sono|er zijn|há
    """
)
_COUNTER = re.compile(
    rf"(?:[^\w\s] )?(?:(?:{_BEFORE_NUMBER}) ?)?(?:\d[\d.,]*|(?P<word>{_NUMBER})) (?:(?:user|reader|new|more) )?"
    rf"(?:{_COUNTED})(?: (?:so far|yet|bisher)"
    r"| (?:to|on|for|in|zu|auf|à|a|sur|en|su|over|op|em|sobre|para)\b.{0,200}[^.!]"
    r"|(?(word)(?!)|\.?(?: ?[|(«»–—:-].{0,120}| (?:share|leave|add|write|rss|post).{0,120})?))?",
    re.DOTALL,
)
_HEADING = re.compile(
    r"(?:(?:user|reader|visitor|article|post|your|view|all|top rated|best|featured|vos|tous les|les|die|ihre|alle"
    rf"|i|os|los|de) )?(?:{_HEADED})"
    rf"(?: ?(?:/|&|and|und|et|y|e|en|ou) ?(?:{_HEADED}))?"
    r"(?: so far| leave a comment| schreibe einen kommentar)?"
    r"(?: (?:on|to|for|zu|auf) (?:(?:this|diesem|diesen) \w+|[“„\"«'‘].{0,160}))?"
    r"(?: \((?:rss|closed)\))?\s?:?(?:\s?[(\[]?\d+[)\]]?)?\s?:?"
    r"(?: »| (?:leave|write|add) a comment| kommentar schreiben)?"
)
_PINGS = re.compile(
    r"(?:\d+ )?(?:trackbacks?|pingbacks?|pings)(?: ?(?:/|&|and|und|et|y|e|en|ou) ?(?:trackbacks?|pingbacks?))?"
    r"(?: ?\(\d+\)| (?:to|for|zu|on) .{1,120})?\s?:?|listed below are links to weblogs.{0,120}"
)

_FORM = re.compile(
    _alternatives(
        r"""
        leave (?:a |your |us a )?(?:reply|comment|response|message)(?: (?:below|here|now|cancel reply))?[.!:]?$
        leave a (?:reply|comment) to .{1,160}$
        (?:post|write|add|submit) (?:a|your|new)\b.{0,12} ?comment\b.{0,20}$
        your e-?mail (?:address )?(?:will not|is never)|required fields (?:are|\*|marked)|required fields$
        you must be (?:logged|signed|registered)|(?:log|sign) ?in to (?:leave|post|comment)
        cancel reply|comments (?:are|have been)? ?(?:now )?closed|comments off(?: on .{1,160})?$|submit comment$
        speak your mind$
        (?:commenting|comments?) (?:is|are) (?:disabled|closed|off)|sorry, the comment form is closed
        this site uses akismet|notify me of|subscribe to comments|rss feed for comments|verify your comment
        mail \(will not|name \(required|e-?mail \(required|remember (?:personal info|me(?: next time)?$)
        please enter the (?:code|text)|you can use these (?:html )?tags|to create code blocks or
        fill in your details below|connecting to %s|%d bloggers|rate this recipe$|back to top$
        \(?view all\)?$|sort(?:ed)? by\b.{0,40}$|(?:newest|oldest|recency|popularity)(?: first)?$
        (?:read|see) (?:the|our) (?:terms|rules|guidelines)
        trackback (?:url|uri|link)|the (?:url|uri) (?:to|for) trackback|lost your password

        (?:schreibe?|hinterlasse?) (?:einen?|deinen|uns) (?:kommentar|antwort)|kommentieren$|(?:ihr|dein) kommentar$
        (?:einen )?kommentare? (?:schreiben|verfassen|hinterlassen|abgeben|abschicken)|antworten? abbrechen
        (?:deine|ihre|die) e-?mail-?adresse|e-?mail[ -]adresse wird nicht|e-?mail-benachrichtigung
        erforderliche felder|pflichtfelder|trage deine daten|gib (?:hier )?deinen? (?:daten|kommentar)
        du kommentierst mit|verbinde mit %s|diese website verwendet akismet|benachrichtige mich
        kommentare sind (?:geschlossen|deaktiviert)|die kommentarfunktion|das kommentieren .{0,40}deaktiviert
        mit (?:dem|deinem|ihrem) .{0,20}kommentar
        (?:du|sie) (?:musst|müssen) (?:angemeldet|eingeloggt)|passwort vergessen|um (?:einen?|ein) kommentar zu
        (?:du|sie) (?:bist|sind) (?:\w+ )?nicht (?:angemeldet|eingeloggt)|kommentar-?regeln|bitte lies unsere
        (?:neueste|älteste|beliebteste)(?: zuerst)?$|alle kommentare anzeigen$

        (?:laisser|poster|ajouter|écrire|publier|envoyer) (?:un|une|votre|mon) (?:commentaire|réponse)
        laissez un commentaire|votre adresse (?:e-?mail|de messagerie|de courriel)|les champs obligatoires
        annuler la réponse|les commentaires sont (?:fermés|désactivés)|prévenez-moi

        (?:deja|dejar|añade|añadir|publicar|escribe|escribir|envía) (?:un|una|tu) (?:comentario|respuesta)
        tu dirección de correo|los campos (?:obligatorios|necesarios)|cancelar (?:la )?respuesta
        los comentarios están (?:cerrados|desactivados)

        (?:lascia|aggiungi|posta|scrivi|invia) (?:un|il tuo) commento|lascia una risposta|annulla risposta
        il tuo indirizzo e-?mail|i campi obbligatori|i commenti sono (?:chiusi|disabilitati)

        (?:geef|plaats|laat|schrijf) een (?:reactie|antwoord)|een reactie (?:posten|plaatsen|achterlaten)
        (?:het|je) e-?mailadres|vereiste velden|reactie annuleren|(?:reacties|reageren) (?:zijn|is) (?:gesloten|niet)

        (?:deixe|deixar|postar|enviar|adicionar|escreva) (?:um|uma|seu) (?:comentário|resposta)|cancelar resposta
        (?:o )?seu endereço de e-?mail|(?:os )?campos obrigatórios
        (?:os )?comentários (?:estão|foram) (?:fechados|encerrados|desativados)
        """
    )
)
_TAIL = re.compile(
    _alternatives(
        r"""
        links to this post|create a link|<< ?home$|\| ?view blog reactions|this page is powered by
        powered by \w+(?: [\w.]+)?$
        popular posts(?: from this blog)?$|(?:newer|older) posts?$|(?:next|previous) (?:post|article|entry)(?:\s?:.*)?$
        related (?:posts|articles|stories):?$|recent (?:posts|comments|articles)$|about (?:the author|me)$
        archives?$|categories$|blogroll$|kategorien$|archiv$|archivi$|catégories$|commentaires récents$
        subscribe to:|share this(?: post)?:?$
        ähnliche (?:beiträge|artikel)|das könnte dich auch|neueste (?:beiträge|rezepte|kommentare)$
        verwandte (?:beiträge|artikel)
        articles? (?:similaires|récents)$|charger plus
        entradas (?:recientes|relacionadas)$
        articoli (?:recenti|correlati)$
        gerelateerde (?:berichten|artikelen)$|recente (?:berichten|reacties)$
        (?:posts|artigos) (?:recentes|relacionados)$
        """
    )
)
_NAVIGATION = re.compile(
    _alternatives(
        r"""
        (?:«|‹|←|<<)(?: [^»]*)?|(?:[^«]* )?(?:»|›|→|>>)|.*\| main \|.*
        skip to (?:main )?content|zum inhalt springen|aller au contenu|saltar al contenido|vai al contenuto
        naar de inhoud springen|ir para o conteúdo
        (?:previous|next|older|newer)(?: (?:posts?|entr(?:y|ies)|articles?|page|comments?))?(?:\s?[:»›→|].{0,120})?
        """
    )
)
_BUTTON = _alternatives(
    r"""
    reply|replies|respond|quote|edit|delete|report(?: abuse| comment)?|share|permalink|permanent link|link|like
    read more
    antwort(?:en)?|zitieren|bearbeiten|löschen|melden|liken|gefällt mir|weiterlesen
    répondre|réponses|supprimer|modifier|signaler|j[’']aime|lire la suite
    responder|respuestas|eliminar|borrar|me gusta|leer más
    rispondi|risposte|elimina|modifica|mi piace|leggi tutto
    beantwoorden|reageer|reageren|antwoorden|reacties|verwijderen|vind ik leuk|lees meer
    respostas|excluir|curtir|leia mais
    """
)
_REPLY_MARK = re.compile(
    rf"(?:log in to |auf diesen kommentar )?[(\[↩]?(?: ?(?:{_BUTTON})(?: to this(?: comment)?)?){{1,3}}[)\]]?"
    r"(?::? ?\(?\d+\)?)?(?: [↓→↩»])?|↩"
    r"|rating: \d+ votes?|(?:liked by|gefällt) (?:you and )?\d+ (?:other )?(?:person|people|personen|mal).{0,12}"
)
_MORE = re.compile(r"\s*\[(?:read more|weiterlesen|lire la suite|leer más|leggi tutto|lees meer|leia mais)\]\s*$", re.I)
_BUTTONS_BEFORE = re.compile(r"^(?:[|·•] ?|report this comment )+", re.I)
_BUTTONS_BEHIND = re.compile(
    r"(?:\s*[|·•#/]\s*|\s+)(?:(?:reply|quote|permalink|permanent link|link|report|antworten|zitieren|melden|répondre"
    r"|signaler|responder|rispondi|beantwoorden|reageer)(?:\s*[|·•#/])?|#)+$|\s*[|·•#]$",
    re.I,
)
AUTHOR_MARKS = frozenset(
    {
        "author", "post author", "article author", "autor", "autorin", "beitragsautor", "beitragsautorin",
        "auteur", "autrice", "autore", "autora", "admin", "subscriber", "user", "member", "guest", "mitglied", "gast",
        "moderator", "moderatorin", "abonné", "abonnée",
    }
)  # fmt: skip
"""What some themes write beside a name: that it is the article's author, or what else the writer is on the page."""
_GREETING = re.compile(
    "(?:"
    + _alternatives(
        r"""
        hi|hello|hey|dear|thanks?|thank you|thx|wow|great|super|nice|good|well|yes|no|lol|haha|ps|p\.s
        hallo|liebe[rs]?|lieben|guten|moin|servus|grüss|sehr geehrte[rn]?|danke|vielen|ja|nein
        merci|bonjour|bonsoir|salut|(?:cher|chère) \w+
        gracias|hola|querid[oa]|estimad[oa]|buenos días
        ciao|grazie|gentile|(?:caro|cara) \w+
        bedankt|dank|beste \w+
        olá|oi|obrigad[oa]
        """
    )
    + r")\b"
)


def is_counter(line: str) -> bool:
    """Tell whether a line counts or heads a discussion, as "13 Comments" and "Trackbacks/Pingbacks" do."""
    text = _squeeze(line)
    return len(text) <= LONGEST and any(words.fullmatch(text) for words in (_COUNTER, _HEADING, _PINGS))


def is_ping_heading(line: str) -> bool:
    """Tell whether a line heads a list of trackbacks or pingbacks alone."""
    return _PINGS.fullmatch(_squeeze(line)) is not None


def is_form(line: str) -> bool:
    """Tell whether a line belongs to a form for comments, or says that there is none."""
    return len(line) <= 400 and _FORM.match(_squeeze(line)) is not None


def is_tail(line: str) -> bool:
    """Tell whether a line begins what a template puts under article and discussion."""
    return len(line) <= 160 and _TAIL.match(_squeeze(line)) is not None


def is_navigation(line: str) -> bool:
    """Tell whether a line leads to other pages."""
    return len(line) <= LONGEST and _NAVIGATION.fullmatch(_squeeze(line)) is not None


def is_reply_mark(line: str) -> bool:
    """Tell whether a line is a button under a comment."""
    return len(line) <= 60 and _REPLY_MARK.fullmatch(_squeeze(line)) is not None


def without_button(line: str) -> str:
    """Take "[Read More]" off the end of an excerpt."""
    return _MORE.sub("", line) or line


def without_buttons(line: str) -> str:
    """Take off what templates put before and behind a name or a date: "Report this Comment", "| Reply", "#"."""
    return _without_buttons(line) if len(line) <= LONGEST else line.strip()


@lru_cache(RECENT)
def _without_buttons(line: str) -> str:
    return _BUTTONS_BEHIND.sub("", _BUTTONS_BEFORE.sub("", line.strip())) or line.strip()


def is_greeting(line: str) -> bool:
    """Tell whether a line begins as letters and exclamations do, and names rarely."""
    return _GREETING.match(_squeeze(line)) is not None


def _squeeze(line: str) -> str:
    return " ".join(line.split()).casefold()
