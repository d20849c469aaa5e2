"""Walking through an exercise, the map, what answers the guide. Several rooms list from here."""
