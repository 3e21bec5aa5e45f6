"""Many times in few numbers."""


def percentiles(times: list[float]) -> list[str]:
    """The median, what 95 of 100 stay under, and the longest."""
    if not times:
        return ["", "", ""]
    ordered = sorted(times)
    places = [len(ordered) // 2, min(len(ordered) - 1, int(len(ordered) * 0.95)), -1]
    return [f"{ordered[place]:.0f}" for place in places]
