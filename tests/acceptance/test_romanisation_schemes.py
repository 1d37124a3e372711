"""Every published romanisation scheme for Russian against the skeleton: the schemes are data of others."""

import json
from pathlib import Path

import pytest

from kg.fields.fold import skeleton

SCHEMES = Path(__file__).resolve().parents[3] / "shared" / "names"
NAMES = (
    """
Александр Сокуров|Андрей Тарковский|Александр Княжинский|Сергей Эйзенштейн|Дзига Вертов|Всеволод Пудовкин
Александр Довженко|Михаил Калатозов|Григорий Козинцев|Леонид Трауберг|Михаил Ромм|Григорий Чухрай
Сергей Бондарчук|Лариса Шепитько|Элем Климов|Кира Муратова|Алексей Герман|Никита Михалков|Андрей Звягинцев
Эльдар Рязанов|Леонид Гайдай|Георгий Данелия|Владимир Меньшов|Сергей Параджанов|Отар Иоселиани|Марлен Хуциев
Василий Шукшин|Юрий Норштейн|Фёдор Хитрук|Иван Пырьев|Глеб Панфилов|Динара Асанова|Алексей Балабанов
Анатолий Солоницын|Эдуард Артемьев|Шавкат Абдусаламов|Рашит Сафиуллин|Алиса Фрейндлих|Николай Гринько
Борис Стругацкий|Маргарита Терехова|Иннокентий Смоктуновский|Людмила Гурченко|Фаина Раневская|Ольга Кузнецова
Виктор Четвертков|Пётр Алейников|Марина Цветаева|Ия Саввина|Татьяна Щеглова
""".replace("\n", "|")
    .strip("|")
    .split("|")
)

pytestmark = pytest.mark.skipif(not SCHEMES.is_dir(), reason="the folder of romanisation schemes is not here")


def schemes() -> list[dict]:
    return [json.loads(path.read_text("utf-8")) for path in sorted(SCHEMES.glob("*.json"))]


def romanise(scheme: dict, text: str) -> str:
    """Write Russian as a scheme does: by letter, by letter after or before another, by ending."""
    return " ".join(_word(scheme, word.lower()) for word in text.split())


def _word(scheme: dict, word: str) -> str:
    after, before = scheme["prev_mapping"] or {}, scheme["next_mapping"] or {}
    ending = (scheme["ending_mapping"] or {}).get(word[-2:]) if len(word) > 2 else None
    stem = word[:-2] if ending is not None else word
    written = ""
    for place, letter in enumerate(stem):
        previous, following = word[max(place - 1, 0) : place], word[place + 1 : place + 2]
        plain = scheme["mapping"].get(letter, letter)
        written += after.get(previous + letter, before.get(letter + following, plain))
    return written + (ending or "")


def test_the_oracle_writes_each_scheme_as_its_own_samples_do():
    for scheme in schemes():
        for original, expected in scheme["samples"]:
            assert romanise(scheme, original) == expected.lower(), scheme["name"]


def test_every_scheme_gives_the_skeleton_of_the_cyrillic_name():
    assert len(NAMES) == len(set(NAMES)) == 50
    found = schemes()
    assert len(found) >= 27
    missed = {
        (scheme["name"], name)
        for scheme in found
        for name in NAMES
        if skeleton(romanise(scheme, name)) != skeleton(name)
    }
    assert missed == set(), f"{len(missed)} of {len(found) * len(NAMES)}"


def test_titles_collapse_too():
    titles = (
        "Духовные голоса",
        "Летят журавли",
        "Восхождение",
        "Письмо в Америку",
        "Короткие встречи",
        "Ёжик в тумане",
    )
    pairs = [(scheme, title) for scheme in schemes() for title in titles]
    missed = [title for scheme, title in pairs if skeleton(romanise(scheme, title)) != skeleton(title)]
    assert missed == []
