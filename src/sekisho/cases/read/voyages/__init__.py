"""How is a voyage read? Tracks of AIS, logs of port calls and the pre-arrival report, one module a format."""
