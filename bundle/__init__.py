"""Folders that install gouji on a PC without internet: wheels, an install script, a door to drag reports onto."""
