"""What the kinds of things in the library are called."""

from __future__ import annotations

from s4c_desktop.base.i18n import gettext as _
from s4c_desktop.domain.catalogue import Kind


def kind_title(kind: Kind) -> str:
    """Name a kind of thing, as a heading."""
    return {
        Kind.AREA: _("Areas"),
        Kind.COMPETENCE: _("Competences"),
        Kind.ROLE: _("Roles"),
        Kind.MODULE: _("Modules"),
        Kind.TOPIC: _("Units and topics"),
        Kind.CURRICULUM: _("Role curricula"),
        Kind.LEVEL: _("Levels"),
        Kind.CASE_STUDY: _("Case studies"),
        Kind.COURSE: _("Courses"),
        Kind.GLOSSARY: _("Glossary"),
        Kind.GUIDE: _("User guide"),
        Kind.CHARACTERISTIC: _("Characteristics of a smart city"),
        Kind.DOMAIN: _("Project domains"),
        Kind.CHALLENGE: _("Challenges"),
        Kind.MACRO_CHALLENGE: _("Macro-challenges"),
        Kind.POLICY_OPTION: _("Policy options"),
        Kind.BACKGROUND: _("Background"),
        Kind.SOURCE: _("Sources"),
        Kind.LINK: _("Links"),
        Kind.READING: _("Where the source disagrees"),
    }[kind]


def challenge_name(challenge: str) -> str:
    """Name a row of a case study's challenges."""
    return {
        "technological": _("Technological"),
        "financial": _("Financial"),
        "collaboration": _("Collaboration among stakeholders"),
        "managerial": _("Managerial and organisational"),
        "social": _("Social"),
    }[challenge]


def stage_name(stage: str) -> str:
    """Name a column of a case study's challenges."""
    return {
        "development": _("While the project was developed"),
        "implementation": _("While it was carried out"),
    }[stage]


def field_name(field: str) -> str:
    """Name a field of a case study."""
    return {
        "project_name": _("Project name"),
        "city": _("City"),
        "start": _("Start"),
        "end": _("End"),
        "stakeholders": _("Main stakeholders"),
        "investors": _("Investors"),
        "financial_model": _("Financial model"),
        "business_model": _("Business model"),
        "impact": _("Impact"),
    }[field]


def funding_name(funding: str) -> str:
    """Name who pays."""
    return {
        "municipal": _("Municipality"),
        "regional": _("Region"),
        "national": _("State"),
        "eu": _("European Union"),
        "private": _("Private"),
        "ppp": _("Public-private partnership"),
    }[funding]


def country_name(country: str) -> str:
    """Name a country by its ISO 3166 code; an unknown one keeps its code."""
    names = {
        "BR": _("Brazil"),
        "ES": _("Spain"),
        "GR": _("Greece"),
        "JP": _("Japan"),
        "RO": _("Romania"),
    }
    return names.get(country, country)
