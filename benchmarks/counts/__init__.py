"""The benchmark of counts: what the charts and the filters cost when many have answered."""
