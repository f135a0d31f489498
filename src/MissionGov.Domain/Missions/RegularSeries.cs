using MissionGov.Analysis;

namespace MissionGov.Domain.Missions;

/// <summary>Figures laid out one slot a period, as a forecast needs them; a slot that was not observed is empty.</summary>
/// <param name="Slots">Oldest first; the first and the last are never empty.</param>
/// <param name="MonthsPerStep">From one slot to the next.</param>
/// <param name="Accumulation">Of a running total the series is what was added from one figure to the next.</param>
/// <param name="Notes">What was left out or joined on the way, in whole sentences.</param>
public sealed record RegularSeries(IReadOnlyList<Observation?> Slots, int MonthsPerStep, Accumulation Accumulation, IReadOnlyList<string> Notes)
{
    private const int Quarter = 3;
    private const int MonthsOfYear = 12;

    public Observation Last => Slots[^1]!;

    public int Figures => Slots.Count(seen => seen is not null);

    /// <summary>What the forecast is made from.</summary>
    public Series Series => new(
        MonthsPerStep switch { 1 => Frequency.Monthly, Quarter => Frequency.Quarterly, _ => Frequency.Annual },
        Accumulation == Accumulation.Cumulative ? Added() : [.. Slots.Select(seen => seen?.Value)]);

    /// <summary>How many years of <see cref="Series"/> a calendar year holds: its steps count as years where they are half a year or three.</summary>
    public double SeriesYearsAYear => MonthsOfYear / (double)(MonthsPerStep * (int)Series.Frequency);

    /// <summary>How far a period ends from the last slot, in steps, whole or not.</summary>
    public double StepsTo(Period period) => (period.EndMonth - Last.Period.EndMonth) / (double)MonthsPerStep;

    /// <summary>The period so many steps after the last slot.</summary>
    public Period After(int steps) => Last.Period.Shift(steps * MonthsPerStep);

    /// <summary>As it was before its last figure; null when that was the first.</summary>
    public RegularSeries? Before()
    {
        var count = Slots.Count - 1;
        while (count > 0 && Slots[count - 1] is null) count--;
        return count == 0 ? null : this with { Slots = [.. Slots.Take(count)] };
    }

    // Over a gap the mean addition stands once, where its total is known: the figures say no more.
    private double?[] Added()
    {
        var added = new double?[Slots.Count - 1];
        var before = Slots[0]!;
        for (var slot = 1; slot < Slots.Count; slot++)
        {
            if (Slots[slot] is not { } seen) continue;
            added[slot - 1] = (seen.Value - before.Value) * MonthsPerStep / (seen.Period.EndMonth - before.Period.EndMonth);
            before = seen;
        }

        return added;
    }
}
