"""The words of templates in seven languages, and the words of people that only look like them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.archive.formats.words import (
    is_counter,
    is_form,
    is_greeting,
    is_navigation,
    is_ping_heading,
    is_reply_mark,
    is_tail,
    without_button,
)

from .pages import ANY_TEXT, PARAGRAPH

Table = dict[str, list[str]]


def rows(table: Table) -> list[tuple[str, str]]:
    return [(group, line) for group, lines in table.items() for line in lines]


# Headings and counters

COUNTERS: Table = {
    "English": [
        "Comments",
        "Comments:",
        "13 Comments",
        "1 Comment",
        "0 comments:",
        "1,024 Comments",
        "No Comments",
        "No comments yet",
        "Comments (13)",
        "Comments: 13",
        "13 Comments »",
        "13 comments so far",
        "There are 3 comments",
        "View all 13 comments",
        "This post has 13 comments",
        "Responses",
        "Reactions",
        "Discussion",
        "User Comments",
        "Reader Comments",
        "Comments on this entry",
        "Comments on “The lamp is lit”",
        "One Response to The lamp is lit",
        "3 Responses to “The lamp is lit”",
        '27 Responses to "The lamp is lit"',
        "3 thoughts on “The lamp is lit”",
        "Comments & Trackbacks",
        "Trackbacks/Pingbacks",
        "2 TrackBacks",
    ],
    "German": [
        "Kommentare",
        "Kommentare:",
        "Kommentare (3)",
        "13 Kommentare",
        "Ein Kommentar",
        "Keine Kommentare",
        "Bisher 3 Kommentare",
        "Leserkommentare",
        "Diskussion",
        "3 Antworten zu “Die Lampe”",
        "Eine Antwort auf „Die Lampe“",
        "3 Gedanken zu „Die Lampe“",
    ],
    "French": [
        "Commentaires",
        "13 commentaires",
        "Un commentaire",
        "Aucun commentaire",
        "Il y a 3 commentaires",
        "Vos commentaires",
        "Les commentaires",
        "3 réponses à « La lampe »",
    ],
    "Spanish": [
        "Comentarios",
        "13 comentarios",
        "Un comentario",
        "Hay 3 comentarios",
        "3 respuestas a «La lámpara»",
        "3 comentarios en “La lámpara”",
    ],
    "Italian": [
        "Commenti",
        "13 commenti",
        "Un commento",
        "Nessun commento",
        "Ci sono 3 commenti",
        "3 risposte a “La lampada”",
    ],
    "Dutch": [
        "Reacties",
        "13 reacties",
        "Een reactie",
        "Geen reacties",
        "Er zijn 3 reacties",
        "3 gedachten over “De lamp”",
    ],
    "Portuguese": [
        "Comentários",
        "13 comentários",
        "Um comentário",
        "Nenhum comentário",
        "Há 3 comentários",
        "3 respostas para “A lâmpada”",
    ],
}
NO_COUNTERS: Table = {
    "a subhead": [
        "Comments from the minister",
        "Comments and corrections",
        "Comments to the editor",
        "Comments welcome",
        "The comments",
        "Discussion of the results",
        "Discussion and conclusion",
        "Reactions in the capital",
        "Responses from readers",
        "Replies from the council",
        "Reply to the critics",
        "Trackbacks explained",
        "Notes",
        "Notes on this text",
        "Antworten auf die Krise",
        "Reaktionen aus Berlin",
        "Stimmen aus dem Dorf",
        "Réactions à Paris",
        "Reacties uit Den Haag",
    ],
    "a sentence": [
        "Reactions in the capital were mixed.",
        "Comments were few, and none of them kind.",
        "Discussion went on until the oil was out.",
        "3 people died",
        "3 people commented",
        "3 lamps were lit",
        "The one response was war.",
        "He had no comment to make.",
        "Responses came from far and wide.",
    ],
    "a number": ["13", "13.", "(13)", "One", "No", "2007"],
    "a name": ["Ann", "Jo Low", "13 Ghosts", "Three Dog Night"],
    "nothing": ["", " ", "»"],
}


@pytest.mark.parametrize(("language", "line"), rows(COUNTERS))
def test_a_heading_of_a_discussion_is_known(language: str, line: str) -> None:
    assert is_counter(line)
    assert is_counter(f"  {line.upper()}  ")


@pytest.mark.parametrize(("what", "line"), rows(NO_COUNTERS))
def test_other_words_are_no_heading_of_a_discussion(what: str, line: str) -> None:
    assert not is_counter(line)


def test_a_heading_may_hold_a_long_title_but_no_paragraph() -> None:
    assert is_counter(f"3 Responses to “{PARAGRAPH[:150]}”")
    assert not is_counter(f"3 Responses to “{PARAGRAPH} {PARAGRAPH}”")


@pytest.mark.parametrize(
    "line",
    [
        "Trackbacks",
        "TrackBack",
        "2 TrackBacks",
        "Trackbacks (3)",
        "Pingbacks:",
        "Pings",
        "Trackbacks/Pingbacks",
        "Trackbacks & Pingbacks",
        "Trackbacks und Pingbacks",
        "Trackbacks et pingbacks",
        "Trackbacks y pingbacks",
        "Trackbacks e pingbacks",
        "Trackbacks en pingbacks",
        "1 Trackback to “The lamp”",
        "Listed below are links to weblogs that reference The lamp is lit:",
    ],
)
def test_a_heading_over_pings_alone_is_known(line: str) -> None:
    assert is_ping_heading(line)
    assert is_counter(line)


@pytest.mark.parametrize(
    "line",
    [
        "Comments",
        "13 Comments",
        "Comments and Trackbacks",
        "Comments/Trackbacks",
        "Kommentare und Trackbacks",
        "Pingback: The lamp",
        "Trackback from Lamp Notes",
        "Trackback URL for this entry:",
        "Trackbacks explained",
        "Trackbacks are dead",
        "Pings from the harbour",
        "",
    ],
)
def test_a_heading_over_comments_is_none_over_pings_alone(line: str) -> None:
    assert not is_ping_heading(line)


# Forms

FORMS: Table = {
    "English": [
        "Leave a Reply",
        "Leave a Reply Cancel reply",
        "Leave a comment",
        "Leave us a message",
        "Post a Comment",
        "Post your own comment",
        "Write a comment",
        "Add a comment",
        "Submit your comment",
        "Your email address will not be published.",
        "Your e-mail address will not be published. Required fields are marked *",
        "You must be logged in to post a comment.",
        "Log in to leave a comment",
        "Cancel reply",
        "Comments are closed.",
        "Comments are now closed.",
        "Comments off",
        "Commenting is closed",
        "Comments are disabled",
        "Sorry, the comment form is closed at this time.",
        "This site uses Akismet to reduce spam.",
        "Notify me of new posts by email.",
        "Mail (will not be published)",
        "Name (required)",
        "Remember personal info?",
        "You can use these HTML tags",
        "TrackBack URL for this entry:",
        "Fill in your details below or click an icon to log in:",
        "Lost your password?",
    ],
    "German": [
        "Schreibe einen Kommentar",
        "Hinterlasse einen Kommentar",
        "Hinterlasse eine Antwort",
        "Kommentar schreiben",
        "Kommentar verfassen",
        "Einen Kommentar hinterlassen",
        "Antworten abbrechen",
        "Deine E-Mail-Adresse wird nicht veröffentlicht.",
        "Ihre E-Mail-Adresse wird nicht veröffentlicht.",
        "Erforderliche Felder sind mit * markiert",
        "Kommentare sind geschlossen.",
        "Die Kommentarfunktion ist geschlossen.",
        "Du musst angemeldet sein, um einen Kommentar abzugeben.",
    ],
    "French": [
        "Laisser un commentaire",
        "Laissez un commentaire",
        "Laisser une réponse",
        "Ajouter un commentaire",
        "Votre adresse e-mail ne sera pas publiée.",
        "Votre adresse de messagerie ne sera pas publiée.",
        "Les champs obligatoires sont indiqués avec *",
        "Annuler la réponse",
        "Les commentaires sont fermés.",
    ],
    "Spanish": [
        "Deja un comentario",
        "Deja una respuesta",
        "Publicar un comentario",
        "Tu dirección de correo electrónico no será publicada.",
        "Los campos obligatorios están marcados con *",
        "Cancelar respuesta",
        "Los comentarios están cerrados.",
    ],
    "Italian": [
        "Lascia un commento",
        "Lascia una risposta",
        "Aggiungi un commento",
        "Annulla risposta",
        "Il tuo indirizzo email non sarà pubblicato.",
        "I campi obbligatori sono contrassegnati *",
        "I commenti sono chiusi.",
    ],
    "Dutch": [
        "Geef een reactie",
        "Plaats een reactie",
        "Laat een reactie achter",
        "Een reactie plaatsen",
        "Het e-mailadres wordt niet gepubliceerd.",
        "Vereiste velden zijn gemarkeerd met *",
        "Reactie annuleren",
        "Reacties zijn gesloten.",
    ],
    "Portuguese": [
        "Deixe um comentário",
        "Deixe uma resposta",
        "Postar um comentário",
        "Cancelar resposta",
        "O seu endereço de e-mail não será publicado.",
        "Campos obrigatórios são marcados com *",
        "Os comentários estão fechados.",
    ],
}
NO_FORMS: Table = {
    "an order": [
        "Write a letter to your mayor",
        "Add a new wick before winter comes.",
        "Post a letter",
        "Leave the lamp on",
        "Leave a light on for the ferry",
        "Log in the fire",
        "Fill in the pit behind the mill",
        "Notify me, and I shall come.",
    ],
    "a sentence": [
        "Comments are the best part of a blog.",
        "Comments are open.",
        "Comment is free",
        "Your email was lost.",
        "You must be joking",
        "This site uses oil.",
        "The comment form is closed to nobody.",
        "Kommentieren wollte das niemand.",
        "Ihr Kommentar war kurz.",
        "Reacties zijn welkom.",
        "Les commentaires sont rares.",
        "Los comentarios son pocos.",
        "I commenti sono pochi.",
    ],
    "a label": ["Name", "Comment", "Comments", "13 Comments", "Reply"],
    "nothing": ["", " "],
}


@pytest.mark.parametrize(("language", "line"), rows(FORMS))
def test_a_line_of_a_form_is_known(language: str, line: str) -> None:
    assert is_form(line)
    assert is_form(f"  {line.upper()}")


@pytest.mark.parametrize(("what", "line"), rows(NO_FORMS))
def test_other_words_are_no_form(what: str, line: str) -> None:
    assert not is_form(line)


# The tail of a page, and the way to others

TAILS: Table = {
    "English": [
        "Related Posts",
        "Related articles",
        "Recent Posts",
        "Recent Comments",
        "Popular Posts",
        "About the Author",
        "About Me",
        "Archives",
        "Categories",
        "Blogroll",
        "Newer Post",
        "Older Posts",
        "Links to this post",
        "<< Home",
        "Powered by WordPress",
        "This page is powered by Blogger",
        "Subscribe to: Post Comments (Atom)",
        "Share this:",
    ],
    "German": ["Ähnliche Beiträge", "Verwandte Artikel", "Neueste Beiträge", "Neueste Kommentare"],
    "French": ["Articles similaires", "Articles récents"],
    "Spanish": ["Entradas recientes", "Entradas relacionadas"],
    "Italian": ["Articoli recenti", "Articoli correlati"],
    "Dutch": ["Gerelateerde berichten", "Recente berichten", "Recente reacties"],
    "Portuguese": ["Posts recentes", "Artigos relacionados"],
}
NO_TAILS = [
    "Archives of the town burned.",
    "The archives",
    "Categories of lamps",
    "About me and the lamp",
    "Recent posts were quiet.",
    "Popular posts are those at the corner",
    "Share this lamp",
    "Older posts than these",
    "Entradas para el teatro",
    "Articles of faith",
    "13 Comments",
    "Ann",
    "",
]


@pytest.mark.parametrize(("language", "line"), rows(TAILS))
def test_the_tail_of_a_page_is_known(language: str, line: str) -> None:
    assert is_tail(line)
    assert is_tail(f" {line.upper()} ")


@pytest.mark.parametrize("line", NO_TAILS)
def test_other_words_are_no_tail(line: str) -> None:
    assert not is_tail(line)


@pytest.mark.parametrize(
    "line",
    [
        "« Older",
        "« Older Entries",
        "« The mill | Main | The lane »",
        "The mill | Main | The lane",
        "The mill »",
        "← The mill",
        "<< The mill",
        "‹ Older",
        "Next >>",
        "Newer ›",
        "Previous Post",
        "Newer Entries",
        "Skip to content",
        "Skip to main content",
        "Zum Inhalt springen",
        "Aller au contenu",
        "Saltar al contenido",
        "Vai al contenuto",
        "Naar de inhoud springen",
        "Ir para o conteúdo",
    ],
)
def test_what_leads_to_other_pages_is_known(line: str) -> None:
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line",
    [
        "The main street",
        "Main",
        "Skip to the end",
        "«Lit», he said.",
        "»Lit«, sagte er.",
        "Sie sagte: »Es brennt.«",
        "2 → 3",
        "The next lamp",
        "An older lamp",
        "Nextdoor",
        "",
    ],
)
def test_other_words_lead_nowhere(line: str) -> None:
    assert not is_navigation(line)


# Buttons

BUTTONS: Table = {
    "English": [
        "Reply",
        "[Reply]",
        "(Reply)",
        "Reply to this",
        "Reply to this comment",
        "Reply ↓",
        "↩ Reply",
        "Reply Delete",
        "ReplyDelete",
        "Edit Delete",
        "Quote",
        "Permalink",
        "Report abuse",
        "Like (3)",
        "Log in to Reply",
        "Read more",
        "Liked by 3 people",
        "Liked by you and 1 other person",
        "↩",
    ],
    "German": ["Antworten", "Antworten ↓", "Antworten Löschen", "Auf diesen Kommentar antworten", "Gefällt 3 Personen"],
    "French": ["Répondre", "Répondre ↓", "Supprimer", "J’aime", "J'aime", "Lire la suite"],
    "Spanish": ["Responder", "Eliminar", "Me gusta"],
    "Italian": ["Rispondi", "Elimina", "Mi piace"],
    "Dutch": ["Beantwoorden", "Reageer", "Verwijderen", "Vind ik leuk"],
    "Portuguese": ["Responder", "Respostas", "Excluir", "Curtir"],
}


@pytest.mark.parametrize(("language", "line"), rows(BUTTONS))
def test_a_button_is_known(language: str, line: str) -> None:
    assert is_reply_mark(line)
    assert is_reply_mark(f"  {line.lower()}")


@pytest.mark.parametrize(
    "line",
    [
        "Reply to the critics",
        "Reply to Ann",
        "Reply.",
        "I reply",
        "No reply",
        "Reply all",
        "Like this",
        "Like me",
        "Likes",
        "Share it",
        "Edith",
        "Linkin",
        "Quote of the day",
        "Report from the mill",
        "Delete it",
        "Melden sich",
        "Antwort auf die Kritiker",
        "Réponses à la crise",
        "Elimina tutto",
        "Liked by nobody",
        "",
    ],
)
def test_other_words_are_no_button(line: str) -> None:
    assert not is_reply_mark(line)


@pytest.mark.parametrize(
    ("excerpt", "left"),
    [
        ("It burns… [Read More]", "It burns…"),
        ("It burns [...] [read more]  ", "It burns [...]"),
        ("Es brennt… [Weiterlesen]", "Es brennt…"),
        ("Elle brûle… [Lire la suite]", "Elle brûle…"),
        ("Arde… [Leer más]", "Arde…"),
        ("Brucia… [Leggi tutto]", "Brucia…"),
        ("Het brandt… [Lees meer]", "Het brandt…"),
        ("Queima… [Leia mais]", "Queima…"),
        ("[Read More] of it below", "[Read More] of it below"),
        ("To read more", "To read more"),
        ("[Read More]", "[Read More]"),
        ("", ""),
    ],
)
def test_a_button_is_taken_off_the_end_of_an_excerpt(excerpt: str, left: str) -> None:
    assert without_button(excerpt) == left


# Greetings

GREETINGS: Table = {
    "English": [
        "Hi Ann",
        "Hello all",
        "Hey Bob,",
        "Dear Ann,",
        "Thanks!",
        "Thank you, Ann",
        "Well, yes",
        "No, it is not",
    ],
    "German": ["Hallo Ann", "Liebe Ann", "Lieber Bob,", "Guten Tag", "Moin", "Danke!", "Vielen Dank", "Nein, nie"],
    "French": ["Bonjour", "Salut Ann", "Merci Ann", "Cher Bob", "Chère Ann"],
    "Spanish": ["Hola Ann", "Gracias, Bob"],
    "Italian": ["Ciao", "Grazie Ann", "Caro Bob"],
    "Dutch": ["Beste Ann", "Bedankt!", "Dank je"],
    "Portuguese": ["Olá Ann", "Oi Bob", "Obrigada", "Obrigado, Ann"],
}


@pytest.mark.parametrize(("language", "line"), rows(GREETINGS))
def test_a_greeting_is_known(language: str, line: str) -> None:
    assert is_greeting(line)


@pytest.mark.parametrize(
    "name",
    [
        "Ann",
        "Hilda",
        "Noah",
        "Nora",
        "Noel",
        "Yesenia",
        "Wells",
        "Goodman",
        "Daniel",
        "Dankwart",
        "Jan",
        "Jade",
        "Cherie",
        "Carol",
        "Carola",
        "Caroline",
        "Liebermann",
        "Grace",
        "Oisin",
        "Ninian",
        "Lolita",
        "Dearborn",
        "Dr. No",
    ],
)
def test_a_name_that_begins_like_a_greeting_is_none(name: str) -> None:
    assert not is_greeting(name)


# Any text

ASKED: list[Callable[[str], bool]] = [
    is_counter,
    is_ping_heading,
    is_form,
    is_tail,
    is_navigation,
    is_reply_mark,
    is_greeting,
]


@given(ANY_TEXT | st.sampled_from([line for _, line in rows(COUNTERS | FORMS | TAILS)]))
def test_case_and_blanks_change_no_answer(text: str) -> None:
    spaced = f" {'  '.join(text.split())} "
    for asked in ASKED:
        assert asked(spaced) == asked(" ".join(text.split())) or len(text) > 50
        assert asked(text.casefold()) == asked(text) or len(text.casefold()) != len(text)


@given(ANY_TEXT)
def test_nothing_but_its_end_is_taken_off_any_text(text: str) -> None:
    left = without_button(text)
    assert text.startswith(left)
    assert bool(left) == bool(text)


@pytest.mark.parametrize("asked", ASKED[:-1])
@pytest.mark.parametrize(
    "words", ["Leave a reply ", "Comments ", "Related posts ", "« Older ", "Reply ", "13 Comments "]
)
def test_a_very_long_line_is_none_of_these(asked: Callable[[str], bool], words: str) -> None:
    assert asked is is_ping_heading or not asked(words * 100)
