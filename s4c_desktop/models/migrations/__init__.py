"""The history of the workspace's schema; each migration stands alone, apart from today's models."""
