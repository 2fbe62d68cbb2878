"""The few words a body adds of its own, in the language of the article.

Comes in: a BCP 47 language. Goes out: `Words`. They are part of the prose (the name of a table's
box, the way back from a note), so they follow the article and not the site.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """What a screen reader says of a table, and of the arrow back from a footnote."""

    table: str
    back: str


_WORDS = {
    "en": Words("Table", "Back to the text"),
    "fr": Words("Tableau", "Retour au texte"),
    "de": Words("Tabelle", "Zurück zum Text"),
    "es": Words("Tabla", "Volver al texto"),
    "it": Words("Tabella", "Torna al testo"),
    "pt": Words("Tabela", "Voltar ao texto"),
    "nl": Words("Tabel", "Terug naar de tekst"),
    "pl": Words("Tabela", "Powrót do tekstu"),
    "ru": Words("Таблица", "Вернуться к тексту"),
    "ar": Words("جدول", "العودة إلى النص"),
    "zh": Words("表格", "返回正文"),
}


def words_of(language: str) -> Words:
    """Return the words of a language, those of English where it is not known."""
    return _WORDS.get(language.partition("-")[0], _WORDS["en"])
