namespace MissionGov.Domain.Missions;

/// <summary>Lays dated figures on a regular calendar, or finds that they have none.</summary>
public static class RegularCalendar
{
    // The usual time of year is that of most of the latest figures, so that a count that moved for good is followed. One of
    // them may stand aside, or more where the newest agree.
    private const int FiguresThatTell = 5;
    private const int NewestThatAgree = 3;

    // A figure counts for a slot when it is at most this share of a step from it: October to December stand for one count of the year.
    private const int FractionOfStep = 6;

    /// <param name="outturns">Comparable figures, oldest first, at least one.</param>
    /// <returns>Null when the figures come at irregular times.</returns>
    public static RegularSeries? Lay(Indicator indicator, IReadOnlyList<Observation> outturns)
    {
        var (step, notes) = (indicator.MonthsPerPeriod, new List<string>());

        // What was added between two dates can be told for any two.
        if (indicator.Accumulation == Accumulation.Cumulative) return Sparse(new RegularSeries(Slots(outturns, step, notes), step, Accumulation.Cumulative, notes));
        return OnCalendar(SameLength(outturns, notes), step, notes) is { } regular ? Apart(Sparse(new RegularSeries(Slots(regular, step, notes), step, Accumulation.Period, notes)), notes) : null;
    }

    private static Observation?[] Slots(IReadOnlyList<Observation> figures, int step, List<string> notes)
    {
        var last = figures[^1].Period.EndMonth;
        int SlotsBack(Observation seen) => (int)Math.Round((last - seen.Period.EndMonth) / (double)step, MidpointRounding.AwayFromZero);

        var slots = new Observation?[SlotsBack(figures[0]) + 1];
        foreach (var seen in figures) slots[slots.Length - 1 - SlotsBack(seen)] = seen;
        var shared = figures.Count - slots.Count(seen => seen is not null);
        if (shared > 0) notes.Add($"{Figures(shared)} not used in the forecast, as a later one is for the same period.");
        return slots;
    }

    // A month that is only ever observed in March and September is a half-year: slots that never hold a figure are no gaps.
    private static RegularSeries Sparse(RegularSeries laid)
    {
        var apart = laid.Slots.Reverse().Select((seen, back) => seen is null ? 0 : back).Aggregate(0, GreatestCommonDivisor);
        return apart < 2 ? laid : laid with { Slots = [.. laid.Slots.Where((_, slot) => slot % apart == 0)], MonthsPerStep = laid.MonthsPerStep * apart };
    }

    private static int GreatestCommonDivisor(int one, int other) => other == 0 ? one : GreatestCommonDivisor(other, one % other);

    // Of overlapping periods every so many, counted back from the latest, so that nothing is counted twice.
    private static RegularSeries Apart(RegularSeries laid, List<string> notes)
    {
        var (months, step) = (laid.Last.Period.Months, laid.MonthsPerStep);
        var overlap = (months + step - 1) / step;
        if (overlap < 2) return laid;
        notes.Add($"Each figure covers {StatusSentence.Length(months)} and overlaps the one before. The forecast uses only figures that do not overlap.");
        var apart = laid.Slots.Reverse().Where((_, back) => back % overlap == 0).Reverse().SkipWhile(seen => seen is null);
        return laid with { Slots = [.. apart], MonthsPerStep = step * overlap };
    }

    // A figure for three years is none for one.
    private static List<Observation> SameLength(IReadOnlyList<Observation> outturns, List<string> notes)
    {
        var same = outturns.Where(seen => seen.Period.Months == outturns[^1].Period.Months).ToList();
        if (same.Count < outturns.Count) notes.Add($"{Figures(outturns.Count - same.Count)} not used in the forecast, as the time covered is of another length.");
        return same;
    }

    private static List<Observation>? OnCalendar(List<Observation> figures, int step, List<string> notes)
    {
        var telling = figures.TakeLast(FiguresThatTell).Reverse().ToList();
        var usual = telling.GroupBy(seen => seen.Period.EndMonth % step).MaxBy(group => group.Count())!.Key;
        bool Fits(Observation seen) => Distance(seen.Period.EndMonth % step, usual, step) <= step / FractionOfStep;

        if (telling.Count(Fits) < telling.Count - 1 && !telling.Take(NewestThatAgree).All(Fits)) return null;
        var regular = figures.Where(Fits).ToList();
        if (regular.Count < figures.Count) notes.Add($"{Figures(figures.Count - regular.Count)} not used in the forecast, as the time of year is another one.");
        return regular;
    }

    private static int Distance(int one, int other, int step) => Math.Abs(one - other) is var apart && apart > step / 2 ? step - apart : apart;

    private static string Figures(int count) => count == 1 ? "One figure is" : $"{count} figures are";
}
