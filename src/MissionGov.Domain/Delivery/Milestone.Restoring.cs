namespace MissionGov.Domain.Delivery;

// What was recorded by mistake is put back by a new change; the slip itself stays in the list.
public sealed partial class Milestone
{
    /// <summary>As it stood at the end of a day: moves, reports and the meeting of later days are not known yet.</summary>
    /// <param name="dayOf">The day that a moment falls on.</param>
    public Milestone AsAt(DateOnly day, Func<DateTimeOffset, DateOnly> dayOf)
    {
        List<MilestoneSlip> slips = [.. Slips.Where(slip => dayOf(slip.At) <= day)];
        return new Milestone
        {
            Id = Id,
            MissionId = MissionId,
            TargetId = TargetId,
            Name = Name,
            Slug = Slug,
            Owner = Owner,
            StartDate = StartDate,
            BaselineDate = BaselineDate,
            Source = Source,
            Illustrative = Illustrative,
            Slips = slips,
            Blockers = [.. Blockers.Where(blocker => blocker.Since <= day).Select(blocker => blocker.ResolvedOn > day ? blocker with { ResolvedOn = null, HowResolved = null } : blocker)],
            ForecastDate = slips is [.., var last] ? last.To : BaselineDate,
            MetOn = MetOn <= day ? MetOn : null,
            StoppedOn = StoppedOn <= day ? StoppedOn : null,
            LastReport = LastReport?.On <= day ? LastReport : null,
        };
    }

    internal Result GoBackTo(MilestoneState before, long line, Change change)
    {
        if (NoReason(change) is { } problem) return problem;
        var now = State;
        if ((now.Forecast, now.MetOn, now.StoppedOn, now.Report) == (before.Forecast, before.MetOn, before.StoppedOn, before.Report)) return AsItIs;
        (ForecastDate, MetOn, StoppedOn, LastReport) = (before.Forecast, before.MetOn, before.StoppedOn, before.Report);
        if (now.Forecast != before.Forecast) Slips.Add(new MilestoneSlip(now.Forecast, before.Forecast, change.Reason.Trim(), change.Who, change.At));
        return new ValueRestored(MissionId, Id, Name, line, MilestoneChanges.Between(now, State), change.Reason.Trim());
    }

    internal Result PutBack(DateOnly expected, long line, Change change)
    {
        if (NoReason(change) is { } problem) return problem;
        if (MetOn is not null) return new Problem("milestone.met", "This milestone has been met. Take that back first.");
        if (expected == ForecastDate) return AsItIs;
        var slip = new MilestoneSlip(ForecastDate, expected, change.Reason.Trim(), change.Who, change.At);
        Slips.Add(slip);
        ForecastDate = expected;
        return Restored(line, new FieldChange(ExpectedField, Long(slip.From), Long(slip.To)), change);
    }

    internal Result NotMet(long line, Change change)
    {
        if (NoReason(change) is { } problem) return problem;
        if (MetOn is not { } met) return AsItIs;
        MetOn = null;
        return Restored(line, new FieldChange(MetField, Long(met), null), change);
    }

    internal const string ExpectedField = "Expected";

    internal const string MetField = "Met on";

    private static Problem AsItIs => new("restore.same", "It stands like that already. There is nothing to put back.");

    private ValueRestored Restored(long line, FieldChange field, Change change) => new(MissionId, Id, Name, line, [field], change.Reason.Trim());

    private static Problem? NoReason(Change change) =>
        string.IsNullOrWhiteSpace(change.Reason) ? new Problem("restore.reason", "Say in one line why you put it back.")
        : change.Reason.Length > LongestReason ? new Problem("restore.reason", $"The reason must be {LongestReason:N0} characters or fewer. You have {change.Reason.Length:N0}.")
        : null;
}
