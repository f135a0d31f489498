namespace MissionGov.Domain.Missions;

/// <summary>All that was published of one period, by the day it became known: one line of a revision triangle.</summary>
/// <param name="Seen">Oldest first, those of one day in the order they were loaded; at least one.</param>
public sealed record PeriodVintages(Period Period, IReadOnlyList<Observation> Seen)
{
    /// <summary>What was first published with a value; where none ever was, what was first said.</summary>
    public Observation First => Seen.FirstOrDefault(seen => seen.Value is not null) ?? Seen[0];

    public Observation Now => Seen[^1];

    /// <summary>From the first value to the one held now; null where one of them is missing.</summary>
    public double? Change => Now.Value - First.Value;

    /// <summary>Its value was changed at least once, if only for a while.</summary>
    public bool IsRevised => Seen.Where(seen => seen.Value is not null).Select(seen => seen.Value).Distinct().Skip(1).Any();

    /// <summary>There was a value, and its publisher took it back.</summary>
    public bool IsWithdrawn => First.Value is not null && Now.Value is null;

    /// <summary>As it stood on a day; null before anything was published.</summary>
    public Observation? AsKnown(DateOnly day) => Seen.LastOrDefault(seen => seen.KnownOn <= day);
}

/// <summary>How the figures of one series came to be what they are.</summary>
/// <param name="Periods">Oldest first.</param>
public sealed record RevisionHistory(IReadOnlyList<PeriodVintages> Periods)
{
    /// <param name="all">Every vintage of one series, by period and then by the day it became known; of one day, the later load after the earlier.</param>
    /// <param name="knownOn">Only what was known by this day; null for all.</param>
    public static RevisionHistory Of(IReadOnlyList<Observation> all, DateOnly? knownOn = null) => new(
    [
        .. from seen in all
           where knownOn is null || seen.KnownOn <= knownOn
           group seen by seen.Period into period
           orderby period.Key
           select new PeriodVintages(period.Key, [.. period.OrderBy(seen => seen.KnownOn)]),
    ]);

    public IReadOnlyList<PeriodVintages> Revised => [.. Periods.Where(period => period.IsRevised || period.IsWithdrawn)];

    /// <summary>The days on which anything became known, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days => [.. Periods.SelectMany(period => period.Seen).Select(seen => seen.KnownOn).Distinct().Order()];

    /// <summary>Of the revised figures that have a value now; null where there is none. Far from nought, first figures lean one way.</summary>
    public double? MeanRevision => Mean(change => change);

    /// <summary>The same whichever way they moved: how far to trust a first figure.</summary>
    public double? MeanSize => Mean(Math.Abs);

    /// <summary>Those that moved most, the largest first.</summary>
    public IReadOnlyList<PeriodVintages> Biggest(int most) => [.. Moved.OrderByDescending(period => Math.Abs(period.Change!.Value)).ThenByDescending(period => period.Period).Take(most)];

    private IEnumerable<PeriodVintages> Moved => Periods.Where(period => period is { IsRevised: true, Change: not null });

    private double? Mean(Func<double, double> of)
    {
        var changes = Moved.Select(period => of(period.Change!.Value)).ToList();
        return changes.Count == 0 ? null : changes.Average();
    }
}
