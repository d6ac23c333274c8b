import pytest

from .talks import Said, answers, inferred, only_reply, page


@pytest.mark.parametrize(
    "text",
    [
        "Joe, you are right.", "joe, you are right.", "JOE: no.", "Joe – no.", "Joe - no.", "Joe-- no.", "Joe; no.",
        "Joe! No.", "Joe… no.", "Joe... no.", "Joe. No.", "Joe ? No.", "Joe,\nyou are right.", "Joe\nYou are right.",
        "Joe\n\nYou are right.", "@joe you are right.", "@ Joe: no.", "@Joe", "  Joe, no.", "Joe,no.",
        "Thanks Joe-\nFor that.", "Thanks, Joe.", "Thanks @joe", "thank you Joe for that", "Thanks again Joe!",
        "Hi Joe:", "Hi Joe how are you", "Hello, Joe.", "Dear Joe", "Hey\nJoe, no.", "Hello!\n\nJoe, no.",
        "Hallo Joe,", "Lieber Joe, danke.", "Hallo lieber Joe!", "Danke Joe", "Danke dir, Joe", "Bonjour Joe,",
        "Merci Joe.", "Cher Joe,", "Hola Joe,", "Gracias, Joe", "Querido Joe:", "Yes, Joe, it is.",
        "No Joe, it is not.", "Sorry, Joe.", "In reply to Joe:", "To Joe: no.", "Joe Bloggs, no.", "@Joe Bloggs no.",
        "Joe Bloggs: no.",
    ],
)  # fmt: skip
def test_a_name_with_punctuation_or_a_greeting_speaks_to_its_owner(text: str) -> None:
    assert answers(text, "Ann", "Joe Bloggs", "Bob") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Joe is right.", "Joe’s right.", "Joe's, no.", "Thanks to Joe’s work", "Hi Joe’s brother", "Joe-based work.",
        "Joel, no.", "Jo, no.", "Joe.example is down.", "I say, Joe, no.", "As Joe, I think so.", "To Joe it is so.",
        "Yes Joe is right.", "Thanks for that. Joe, too.", "", " ", "@", "@ ", "Hi", "Thanks,", "Thanks",
        "Bloggs, no.", "Joe", "Joe  Bloggs",
    ],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    assert answers(text, "Ann", "Joe Bloggs", "Bob") is None


def test_an_apostrophe_after_the_name_is_no_address() -> None:
    assert answers("Don’t, I say.", "Don Bistrow") is None
    assert answers("Don't, I say.", "Don Bistrow") is None
    assert answers("Don, I say.", "Don Bistrow") == 1


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Don, no.", "Dan", False),
        ("Mary, no.", "Marg", False),
        ("@Bobb no", "Bob", False),
        ("Davd, no.", "David", True),
        ("Daviid, no.", "David", True),
        ("Davit, no.", "David", True),
        ("Thanks Davd-", "David Smith", True),
        ("@Davd", "David", True),
        ("Crosspach: no.", "crosspatch", True),
        ("Davdi, no.", "David", False),
        ("Dvd, no.", "David", False),
        ("Navid, no.", "David", False),
        ("David Smoth, no.", "David Smith", True),
    ],
)
def test_a_name_of_five_letters_may_be_misspelt_by_one(text: str, name: str, found: bool) -> None:
    assert (answers(text, name) == 1) is found


def test_a_misspelt_name_is_less_sure_than_a_right_one() -> None:
    right, wrong = (only_reply(page(("Ottoline", "One."), ("Zoe", text))) for text in ("Ottoline, no.", "Otoline, no."))
    assert (right.reason.rule, wrong.reason.rule) == ("speaks-to", "speaks-to-misspelt")
    assert 0 < wrong.reason.confidence < right.reason.confidence < 1


def test_a_right_name_comes_before_a_misspelt_one() -> None:
    assert answers("Maria, no.", "Maria", "Marie") == 1


def test_a_misspelling_of_two_names_is_nobody() -> None:
    assert answers("Mariu, no.", "Maria", "Marie") is None


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Well, I do not know.", "Well", False),
        ("Thanks, all.", "All Good", False),
        ("@well I do not know", "Well", True),
        ("The, as it were.", "The Dude", False),
        ("Mr., as it were.", "Mr. Elliott", False),
        ("will, however", "Will", False),
        ("Will, however", "Will", True),
        ("dj, no.", "DJ Elliott", False),
        ("DJ, no.", "DJ Elliott", True),
        ("J. no.", "J. Oakes", False),
        ("O’Brien, no.", "O'Brien", True),
        ("Jean-Paul, non.", "Jean-Paul Martin", True),
        ("Jean, non.", "Jean-Paul Martin", False),
        ("Ángel, no.", "Ángel", True),
        ("Joe, Smith and Sons are shut.", "Joe Smith", True),
        ("田中、違います", "田中", False),
        ("田中, 違います", "田中", True),
    ],
)
def test_names_that_are_words_or_short_or_hyphenated(text: str, name: str, found: bool) -> None:
    assert (answers(text, name) == 1) is found


def test_it_answers_the_latest_entry_of_the_one_spoken_to() -> None:
    assert answers("Joe, no.", "Joe", "Ann", "joe", "Bob") == 3


def test_two_posts_running_are_one_turn_and_the_last_is_answered() -> None:
    assert answers("Joe, no.", "Ann", "Joe", "Joe") == 3


def test_nobody_answers_themselves() -> None:
    assert answers("Joe, no.", "Ann", "Joe", by="Joe") is None
    assert answers("Joe here again.\n\n@Joe", "Joe", by="JOE") is None
    assert answers("Joe, no.", "Joe Adams", "Joe Baker", by="Joe Baker") == 1


def test_only_earlier_entries_are_answered() -> None:
    assert inferred(page(("Zoe", "Joe, no."), ("Joe", "One."))) == {}


def test_of_two_with_one_first_name_the_latest_is_answered_at_half_the_confidence() -> None:
    one = only_reply(page(("Joe Adams", "One."), ("Ann", "Two."), ("Zoe", "Joe, no.")))
    two = only_reply(page(("Joe Adams", "One."), ("Joe Baker", "Two."), ("Zoe", "Joe, no.")))
    assert (one.parent, two.parent) == (1, 2)
    assert two.reason.confidence == one.reason.confidence / 2


def test_the_full_name_tells_two_with_one_first_name_apart() -> None:
    reply = only_reply(page(("Joe Adams", "One."), ("Joe Baker", "Two."), ("Zoe", "Joe Adams, no.")))
    assert reply.parent == 1
    assert reply.reason.confidence > 0.9


def test_trackbacks_neither_answer_nor_are_answered_by_name() -> None:
    said: list[Said] = [("Joe", "One."), ("Joe", "Two."), ("Zoe", "Joe, no."), ("Zoe", "Joe, no.")]
    assert inferred(page(*said, kinds=["comment", "trackback", "pingback", "comment"])) == {4: 1}


def test_a_name_of_the_title_is_the_topic() -> None:
    assert inferred(page(("Maliki", "One."), ("Zoe", "Maliki, at last."), title="Maliki back in town")) == {}
    assert inferred(page(("Maliki", "One."), ("Zoe", "@Maliki at last."), title="Maliki back in town")) == {2: 1}
    said: list[Said] = [("Joe Maliki", "One."), ("Zoe", "Joe Maliki, at last.")]
    assert inferred(page(*said, title="Maliki back in town")) == {2: 1}


@pytest.mark.parametrize(
    ("author", "text", "found"),
    [
        ("Bill Smith", "Bill, great report.", False),
        ("Bill", "Bill, great report.", False),
        ("Bill Smith", "@Bill great report.", True),
        ("Bill Roggio", "Bill, where is that?", True),
        ("Bill Roggio", "Bill Roggio, where is that?", True),
        ("Bill Roggio", "Thanks Bill, a great report.", False),
        ("Bill Roggio", "Hi Bill, great report.", False),
    ],
)
def test_the_articles_author_is_answered_where_they_have_spoken(author: str, text: str, found: bool) -> None:
    document = page((author, "One."), ("Zoe", text), host="Bill Roggio")
    assert inferred(document) == ({2: 1} if found else {})


def test_who_has_spoken_before_may_greet_the_articles_author() -> None:
    said: list[Said] = [("Zoe", "Where?"), ("Bill Roggio", "There."), ("Zoe", "Thanks Bill")]
    assert inferred(page(*said, host="Bill Roggio")) == {3: 2}


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Thanks Joe-\nFor that.", "Thanks Joe-"),
        ("@joe I think so", "@joe"),
        ("Joe, no.", "Joe,"),
        ("Hello!\n\nJoe\n\nNo.", "Hello! Joe"),
        ("Hi Joe how are you", "Hi Joe"),
    ],
)
def test_the_words_that_show_it_are_the_evidence(text: str, evidence: str) -> None:
    assert only_reply(page(("Joe", "One."), ("Zoe", text))).reason.evidence == evidence
