"""S4C Desktop: rate the Skills4Cities competences, see the gaps and plan the learning."""

__version__ = "1.0.0"
