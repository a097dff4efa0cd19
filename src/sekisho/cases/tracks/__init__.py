"""Where was a ship, by its AIS positions? Stays at DPRK ports, silences in which one was in reach, meetings at sea."""

from sekisho.cases.tracks.fixes import Fixes
from sekisho.cases.tracks.meetings import Lying, Meeting, lying, meetings
from sekisho.cases.tracks.silences import Silence, silences
from sekisho.cases.tracks.visits import Visit, visits

__all__ = ["Fixes", "Lying", "Meeting", "Silence", "Visit", "lying", "meetings", "silences", "visits"]
