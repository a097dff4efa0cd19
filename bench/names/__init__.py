"""How well are names found? The public name set, peers, and a generator of perturbed names."""
