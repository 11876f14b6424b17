"""A study's settings: one small YAML file that people may edit."""

from __future__ import annotations

from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from thememiner.errors import InputError

FILE_NAME = "settings.yaml"


class Settings(BaseModel):
    """What a study is set to; every field has a default, an unknown one is refused.

    Attributes:
        partnership: Name printed on reports.
        area: The partnership's own area; its own reviews are left out of "national" unless ``where`` says otherwise.
        coder: Name of the coder (`thememiner.coding.CODERS`).
        encoder: Name of the encoder (`thememiner.encoding.ENCODERS`); the coder ``combined`` needs ``minilm``.
        stale_after_months: Age at which local evidence is called stale.
        audit_weights: How much each part of the audit ranking counts (`thememiner.local.audit_plan.PARTS`); a part that
            is not named keeps its default, 0 leaves it out.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    partnership: str = ""
    area: str = ""
    coder: str = "combined"
    encoder: str = "minilm"
    stale_after_months: int = Field(default=24, ge=1)
    audit_weights: dict[str, float] = Field(default_factory=dict)


def load_settings(folder: Path) -> Settings:
    """Read the settings of a study folder.

    Raises:
        InputError: The file is not YAML, or a field is unknown or out of range; names the field.
    """
    path = folder / FILE_NAME
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return Settings.model_validate(data)
    except yaml.YAMLError as error:
        raise InputError(str(path), f"is not valid YAML ({' '.join(str(error).split())})") from error
    except ValidationError as error:
        fault = error.errors()[0]
        field = ".".join(str(part) for part in fault["loc"])
        known = ", ".join(Settings.model_fields)
        raise InputError(str(path), fault["msg"], place=f"field '{field}'", remedy=f"fields are: {known}") from error


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the settings with the fields in their order."""
    text = yaml.safe_dump(settings.model_dump(), sort_keys=False, allow_unicode=True)
    (folder / FILE_NAME).write_text(text, encoding="utf-8")
