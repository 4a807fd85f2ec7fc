"""The ladder of levels, as it is rated on."""
