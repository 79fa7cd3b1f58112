"""The one door: a study, and the rooms behind it."""

from intervjukod.study.folder import is_study
from intervjukod.study.study import Study

__all__ = ["Study", "is_study"]
