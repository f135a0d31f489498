namespace MissionGov.Domain.Missions;

/// <summary>The day on which the figure of a period comes out.</summary>
public sealed record Release(Period Period, DateOnly On);

// When figures come out: by the usual lag, or on the day that the publisher has named.
public sealed partial class Indicator
{
    /// <summary>How far ahead a publisher's day is believed.</summary>
    public const int MonthsAhead = 24;

    /// <summary>The day the publisher has named for one period. It says nothing of the periods after it.</summary>
    public Release? Announced { get; private set; }

    public DateOnly ReleaseOf(Period period) => Announced is { } announced && announced.Period == period ? announced.On : period.End.AddDays(LagDays);

    /// <summary>When the figure after the latest one is due.</summary>
    public DateOnly NextDue(Period latest) => ReleaseOf(latest.Shift(MonthsPerPeriod));

    /// <summary>What comes out after the latest figure, soonest first, up to and with a day; a release overdue is the first of them.</summary>
    public IEnumerable<Release> ReleasesAfter(Period latest, DateOnly until)
    {
        for (var period = latest.Shift(MonthsPerPeriod); ReleaseOf(period) is var day && day <= until; period = period.Shift(MonthsPerPeriod))
            yield return new Release(period, day);
    }

    /// <summary>Records the day that the publisher has named.</summary>
    public Result Announce(Period period, DateOnly on, DateOnly today)
    {
        if (on <= period.End) return new Problem("release.before_end", $"{period.Label} ends on {Long(period.End)}. Choose a day after that.");
        if (on > today.AddMonths(MonthsAhead)) return new Problem("release.too_late", $"Choose a day within {MonthsAhead / 12} years, up to {Long(today.AddMonths(MonthsAhead))}.");
        if (ReleaseOf(period) is var before && Announced == new Release(period, on)) return new Problem("release.same", $"{Long(on)} is the day that is held already.");

        Announced = new Release(period, on);
        return new ReleaseAnnounced(Id, Name, period, before, on);
    }

    internal static string Long(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));
}

/// <param name="Before">The day counted on until then, by the usual lag or an earlier word.</param>
public sealed record ReleaseAnnounced(Guid Indicator, string Name, Period Period, DateOnly Before, DateOnly On) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Indicator;

    public override string Summary => $"{Name}: the figure for {Period.Label} comes out on {Missions.Indicator.Long(On)}, not {Missions.Indicator.Long(Before)}.";
}
