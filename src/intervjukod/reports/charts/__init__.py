"""Pictures of results.

``of`` makes them (``shares``, ``signs``, ``heats``, ``stripes``, ``displays``), as ``reports.picture`` has them.
``terminal`` writes them in letters. ``pages`` lays them out as shapes on sheets (``dots``, ``grids``, ``portrayed``),
which ``svg`` and ``printed`` write, and ``drawn`` makes files of.
"""
