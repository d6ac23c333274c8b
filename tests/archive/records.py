"""An article and a discussion for every theme to write, and the words of the languages that themes are written in."""

from .themes import Article, Record, Words, code, p, points, quote

ARTICLE = Article(
    "The lamp over the mill is lit",
    (
        p(
            "The lamp over the mill door was lit again on Friday, and the whole lane came out to look at it, with"
            " children on shoulders and dogs on strings, for it had been dark for eleven years and more."
        ),
        points("oil from the harbour shop", "a wick of plain cotton", "one match"),
        p(
            "Nobody had thought that the old glass would hold, but it did, and by nine the light could be seen from"
            " the far bank of the river, where people stood on the stones and waved until it was quite dark."
        ),
    ),
    bio="Nora Field is a writer who lives by the river.",
    tags=("lamps", "oil"),
)

SAMPLE = (
    Record(
        "Ann Reed",
        (
            p(
                "I saw it from the bridge and could not believe my eyes, since I was told in March that the council"
                " would never pay for it and that the glass had gone to a museum in the south of the country."
            ),
            p("Who climbed up there in the end?", "Was it the miller, or the boy from the chandler’s shop?"),
        ),
        1,
        replies=(
            Record(
                "Bob",
                (
                    p(
                        "Neither of them. It was the ferryman, who has climbed masts all his life and is afraid of"
                        " nothing but his sister. He took the ladder from the school without asking anybody for it."
                    ),
                ),
                2,
                replies=(
                    Record(
                        "Cyril Moss",
                        (
                            p(
                                "His sister is the one who asked for the lamp, as far as I know, and she wrote to the"
                                " council every month, with a drawing of the lane as it looks by night without light."
                            ),
                        ),
                        3,
                        linked=True,
                        replies=(
                            Record(
                                "Bob",
                                (
                                    p(
                                        "That she did, and the drawings hang in the inn. The black ones are the best,"
                                        " or so the landlord says, because you can hang them up either way round."
                                    ),
                                ),
                                4,
                                replies=(
                                    Record(
                                        "Dee",
                                        (
                                            p(
                                                "I own two of them. They are not black at all when you hold them to a"
                                                " window, there are hundreds of small boats and a moon in every one."
                                            ),
                                        ),
                                        5,
                                    ),
                                ),
                            ),
                        ),
                    ),
                ),
            ),
            Record(
                "Eleanor Vance",
                (
                    p(
                        "A fine sight in any case. We drove over from the other valley and stayed until the small"
                        " hours, and on the way back we could see it behind us for six miles or so, then the hill came."
                    ),
                ),
                6,
                linked=True,
            ),
        ),
    ),
    Record(
        "ninechars",
        (
            p(
                "We sell the oil for it, so I may be wrong, but one can will burn for a month if the wick is cut well."
                " Cut it straight, and no wider than a thumb, and never pour while it is hot, whatever you are told."
            ),
        ),
        7,
        linked=True,
    ),
    Record(
        "tenletters",
        (
            p(
                "A month? It was three weeks when I was the one who carried the can up there, and that was in summer."
                " In winter it was two, and I had to warm the oil at the baker’s before it would run at all."
            ),
        ),
        8,
        linked=True,
    ),
    Record("tenletterz", (p("Short and not linked: well done, all of you."),), 9),
    Record(
        "Mill Lane Notes » Lit again",
        (p("[…] the mill lamp burns again, and they say on the bridge that it will stay so for a long while […]"),),
        10,
        "pingback",
    ),
    Record(
        "River Bank Post",
        (
            p(
                "After eleven years the lamp is back, and there is much talk of what the council will do about the"
                " others, of which there were seven in the time of our grandmothers, from the quay up to the…"
            ),
        ),
        11,
        "trackback",
        "Light on the water",
    ),
    Record(
        "Gus",
        (
            p("As somebody wrote under the last piece on this page:"),
            quote("The old glass will never hold, and you will all be sorry."),
            p("Well, it held, and nobody is sorry. If you want to help on Sunday, bring:"),
            points("more oil than last time", "wicks, cut straight"),
            p("The clock that turns it off is set like this, if anybody asks:"),
            code("lamp on  19:30", "  lamp off 23:00", "    wait"),
            p("And be quick, the ladder goes back to the school at noon, they need it for the bell on Monday morning."),
        ),
        12,
    ),
    Record("Hal", (p("Good night all, and thank you for the light on my way home."),), 13),
)

LANGUAGES = {
    "english": Words(),
    "german": Words(
        says="sagt:",
        said="hat gesagt…",
        date="{d.day}. Juli {d.year} um {d.hour}:{d.minute}",
        on="am",
        at="um",
        reply="Antworten",
        replies="Antworten",
        delete="Löschen",
        counter="{n} Kommentare zu „{title}“",
        heading="Schreibe einen Kommentar",
        notes="Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert",
    ),
    "french": Words(
        says="a dit :",
        said="a dit…",
        date="{d.day} juillet {d.year} à {d.hour} h {d.minute} min",
        on="le",
        at="à",
        reply="Répondre",
        replies="Réponses",
        delete="Supprimer",
        counter="{n} commentaires sur « {title} »",
        heading="Laisser un commentaire",
        notes="Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *",
    ),
    "spanish": Words(
        says="dice:",
        said="dijo...",
        date="{d.day} julio, {d.year} a las {hour}:{d.minute} pm",
        on="el",
        at="a las",
        reply="Responder",
        replies="Respuestas",
        delete="Eliminar",
        counter="{n} comentarios en «{title}»",
        heading="Deja una respuesta",
        notes="Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *",
    ),
    "italian": Words(
        says="ha detto:",
        said="ha detto...",
        date="{d.day} luglio {d.year} alle {d.hour}:{d.minute}",
        on="il",
        at="alle",
        reply="Rispondi",
        replies="Risposte",
        delete="Elimina",
        counter="{n} commenti su “{title}”",
        heading="Lascia un commento",
        notes="Il tuo indirizzo email non sarà pubblicato. I campi obbligatori sono contrassegnati *",
    ),
    "dutch": Words(
        says="zegt:",
        said="zei...",
        date="{d.day} juli {d.year} om {d.hour}:{d.minute}",
        on="op",
        at="om",
        reply="Beantwoorden",
        replies="Reacties",
        delete="Verwijderen",
        counter="{n} reacties op “{title}”",
        heading="Geef een reactie",
        notes="Je e-mailadres wordt niet gepubliceerd. Vereiste velden zijn gemarkeerd met *",
    ),
    "portuguese": Words(
        says="disse:",
        said="disse...",
        date="{d.day} de julho de {d.year} às {d.hour}:{d.minute}",
        on="em",
        at="às",
        reply="Responder",
        replies="Respostas",
        delete="Excluir",
        counter="{n} comentários em “{title}”",
        heading="Deixe um comentário",
        notes="O seu endereço de e-mail não será publicado. Campos obrigatórios são marcados com *",
    ),
}

HEADERS = {
    "english": ("says:", "Says:", "said:", "wrote:", "writes:"),
    "german": ("sagt:", "schreibt:", "schrieb:", "meint:", "sagte:"),
    "french": ("dit :", "a dit :", "écrit :", "a écrit :"),
    "spanish": ("dice:", "dijo:", "escribió:"),
    "italian": ("dice:", "ha detto:", "scrive:", "ha scritto:"),
    "dutch": ("zegt:", "zei:", "schrijft:", "schreef:"),
    "portuguese": ("diz:", "disse:", "escreveu:"),
}
"""What stands behind a name, by language."""
