namespace MissionGov.Domain.Delivery;

/// <summary>What an owner says of a milestone, in one key.</summary>
public enum ReportedStatus
{
    OnTime,
    Late,
    Done,
    Stopped,
}

/// <summary>How sure the owner is of the date.</summary>
public enum Confidence
{
    High,
    Medium,
    Low,
}

/// <summary>One row of a weekly update.</summary>
/// <param name="Date">Late: when it is expected now, null for "as before". Done: the day it was done.</param>
/// <param name="Note">One line why: needed where it is newly late, stopped, changed back, or past its day.</param>
/// <param name="Evidence">A web address.</param>
public sealed record MilestoneReport(ReportedStatus Status, DateOnly? Date = null, string Note = "", Confidence? Confidence = null, string? Evidence = null);

/// <summary>The latest update as it was given; a week later its note is shown in grey.</summary>
/// <param name="Who">A role title.</param>
/// <param name="On">The day that counted as today when it was given.</param>
public sealed record LastReport(ReportedStatus Status, string Note, Confidence? Confidence, string? Evidence, string Who, DateTimeOffset At, DateOnly On);

/// <summary>All that an update can change, at one moment: what undoing goes back to.</summary>
public sealed record MilestoneState(DateOnly Forecast, DateOnly? MetOn, DateOnly? StoppedOn, IReadOnlyList<MilestoneSlip> Slips, LastReport? Report)
{
    public bool IsSameAs(MilestoneState other) => StandsAs(other) && Slips.SequenceEqual(other.Slips);

    /// <summary>The same, however it came there.</summary>
    internal bool StandsAs(MilestoneState other) => (Forecast, MetOn, StoppedOn, Report) == (other.Forecast, other.MetOn, other.StoppedOn, other.Report);

    internal string InWords => this switch
    {
        { StoppedOn: { } on } => $"stopped on {Milestone.Long(on)}",
        { MetOn: { } on } => $"done on {Milestone.Long(on)}",
        { Report.Status: ReportedStatus.Late } => $"late, expected on {Milestone.Long(Forecast)}",
        _ => $"expected on {Milestone.Long(Forecast)}",
    };
}
