namespace MissionGov.Domain.Delivery;

// What was recorded by mistake is put back by a new change; the slip itself stays in the list.
public sealed partial class Milestone
{
    internal Result GoBackTo(MilestoneState before, Restoration restoration)
    {
        if (restoration.Problem(before) is { } problem) return problem;
        var now = State;
        if (now.StandsAs(before)) return Restoration.AsItIs;
        (ForecastDate, MetOn, StoppedOn, LastReport) = (before.Forecast, before.MetOn, before.StoppedOn, before.Report);
        if (now.Forecast != before.Forecast) Slips.Add(SlipTo(now.Forecast, before.Forecast, restoration));
        return Restored(restoration, MilestoneChanges.Between(now, State));
    }

    internal Result GoBackTo(MilestoneDetails? before, MilestoneDetails? after, Restoration restoration)
    {
        if (restoration.Problem(before) is { } problem) return problem;
        var now = Details;
        var again = ThreeWayMerge.Of(before!, after!, now);
        if (again == now) return Restoration.AsItIs;
        if (again.Problem(BaselineDate) is { } refused) return refused;
        (Name, Owner, StartDate, TargetId) = (again.Name, again.Owner, again.StartDate, again.TargetId);
        return Restored(restoration, again.From(now));
    }

    internal Result PutBack(DateOnly expected, Restoration restoration)
    {
        if (restoration.Problem(expected) is { } problem) return problem;
        if (MetOn is not null) return new Problem("milestone.met", "This milestone has been met. Take that back first.");
        if (expected == ForecastDate) return Restoration.AsItIs;
        var slip = SlipTo(ForecastDate, expected, restoration);
        Slips.Add(slip);
        ForecastDate = expected;
        return Restored(restoration, [new FieldChange(ExpectedField, Long(slip.From), Long(slip.To))]);
    }

    internal Result NotMet(DateOnly on, Restoration restoration)
    {
        if (restoration.Problem(on) is { } problem) return problem;
        if (MetOn is not { } met) return Restoration.AsItIs;
        MetOn = null;
        return Restored(restoration with { First = null }, [new FieldChange(MetField, Long(met), null)]);
    }

    internal const string ExpectedField = "Expected";

    internal const string MetField = "Met on";

    private static MilestoneSlip SlipTo(DateOnly from, DateOnly to, Restoration restoration) => new(from, to, restoration.Reason, restoration.Change.Who, restoration.Change.At);

    private ValueRestored Restored(Restoration restoration, IReadOnlyList<FieldChange> fields) => restoration.Done(MissionId, Id, Name, fields);
}
