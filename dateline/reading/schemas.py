"""The format as JSON Schema (https://json-schema.org/), out of the models that validate it.

Comes in: the name of a format. Goes out: a schema for editors; `config` is site_config.yaml.
"""

from typing import cast

from pydantic import BaseModel

from dateline.base.canonical import Plain
from dateline.reading.configschema import SiteConfig
from dateline.reading.schema import FixedPageFields, FrontMatter, IntroductionFields

MODELS: dict[str, type[BaseModel]] = {
    "article": FrontMatter,
    "config": SiteConfig,
    "introduction": IntroductionFields,
    "page": FixedPageFields,
}


def json_schema(name: str) -> dict[str, Plain]:
    """Return the JSON Schema of one of `MODELS`."""
    schema = MODELS[name].model_json_schema(mode="validation")
    return cast("dict[str, Plain]", schema)
