namespace MissionGov.Domain.People;

/// <summary>Why a post owns work on paper only.</summary>
public enum OwnerGap
{
    /// <summary>Nobody holds the post.</summary>
    Vacant,

    /// <summary>Somebody was given it, and has recorded nothing since.</summary>
    NeverUpdated,

    /// <summary>Nothing was recorded for a long time, though something fell due.</summary>
    Silent,
}

/// <summary>One person's time in a post.</summary>
/// <param name="LastUpdate">The last day they recorded a change; null for never.</param>
public sealed record Holding(DateOnly Since, DateOnly? LastUpdate);

/// <summary>Tells who owns work but does not look after it. A post that is shared is looked after when one of its holders does.</summary>
public static class OwnerCheck
{
    /// <summary>Four weekly digests: time to settle in.</summary>
    public const int DaysToFirstUpdate = 28;

    public const int DaysOfSilence = 60;

    /// <param name="holders">Those who hold the post today.</param>
    /// <param name="due">Days on which something that the post owns fell due; those to come do not matter.</param>
    public static OwnerGap? Of(IReadOnlyCollection<Holding> holders, IReadOnlyCollection<DateOnly> due, DateOnly today)
    {
        if (holders.Count == 0) return OwnerGap.Vacant;
        var gaps = holders.Select(holder => Of(holder, due, today)).ToList();
        return gaps.Contains(null) ? null : gaps.Max();
    }

    private static OwnerGap? Of(Holding holder, IReadOnlyCollection<DateOnly> due, DateOnly today)
    {
        // What they did before they had the post says nothing about it.
        if (holder.LastUpdate is not { } last || last < holder.Since) return DaysBetween(holder.Since, today) >= DaysToFirstUpdate ? OwnerGap.NeverUpdated : null;
        return DaysBetween(last, today) >= DaysOfSilence && due.Any(day => day > last && day <= today) ? OwnerGap.Silent : null;
    }

    private static int DaysBetween(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;
}
