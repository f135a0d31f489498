namespace MissionGov.Domain.Delivery;

/// <summary>The weekly word of its owner.</summary>
public sealed partial class Milestone
{
    public const int LongestEvidence = 1000;

    /// <summary>Given up on this day; it can be taken up again.</summary>
    public DateOnly? StoppedOn { get; private set; }

    public LastReport? LastReport { get; private set; }

    public bool IsOpen => MetOn is null && StoppedOn is null;

    public MilestoneState State => new(ForecastDate, MetOn, StoppedOn, [.. Slips], LastReport);

    public bool IsOverdue(DateOnly today) => IsOpen && ForecastDate < today;

    /// <summary>Where it stands: what a report says when nothing has changed.</summary>
    public ReportedStatus StatusOn(DateOnly today) => this switch
    {
        { StoppedOn: not null } => ReportedStatus.Stopped,
        { MetOn: not null } => ReportedStatus.Done,
        _ => IsLate(today) ? ReportedStatus.Late : ReportedStatus.OnTime,
    };

    /// <summary>Says where it stands. A later date goes through <see cref="Slip"/>, so that its reason is kept.</summary>
    public Result Report(MilestoneReport report, Change change, DateOnly today)
    {
        var note = Wording.Text(report.Note);
        if (Refusal(report, note, today) is { } refusal) return refusal;

        var before = State;
        (MetOn, StoppedOn) = report.Status switch
        {
            ReportedStatus.Done => (report.Date, null),
            ReportedStatus.Stopped => (null, StoppedOn ?? today),
            _ => ((DateOnly?)null, (DateOnly?)null),
        };
        var expected = report.Status switch { ReportedStatus.OnTime => BaselineDate, ReportedStatus.Late => report.Date ?? ForecastDate, _ => ForecastDate };
        if (Expect(expected, change with { Reason = note }) is { } problem)
        {
            Become(before);
            return problem;
        }

        LastReport = new LastReport(report.Status, note, report.Confidence, Given(report.Evidence), change.Who, change.At, today);
        return new MilestoneReported(MissionId, Id, Name, before, State);
    }

    /// <summary>Takes an update back, if nothing was changed since.</summary>
    /// <param name="before">What the update found.</param>
    /// <param name="after">What it left.</param>
    public Result Restore(MilestoneState before, MilestoneState after)
    {
        if (!State.IsSameAs(after)) return new Problem("milestone.changed_since", $"{Name} was changed since. Undo would lose that, so nothing was undone.");
        Become(before);
        return new MilestoneRestored(MissionId, Id, Name, after, before);
    }

    private Problem? Refusal(MilestoneReport report, string note, DateOnly today)
    {
        if (note.Length > LongestReason) return new Problem("milestone.note_long", $"The line must be {LongestReason:N0} characters or fewer. You have {note.Length:N0}.");
        if (Given(report.Evidence) is { } evidence && !IsWebAddress(evidence)) return new Problem("milestone.evidence", "Enter a web address that starts with https://.");

        var now = StatusOn(today);
        if (DateRefusal(report, now, today) is { } wrongDate) return wrongDate;
        if (!Wording.IsEmpty(note)) return null;
        return (now, report.Status) switch
        {
            (not ReportedStatus.Stopped, ReportedStatus.Stopped) => new Problem("milestone.note", "Say in one line why it stops."),
            (ReportedStatus.Late, ReportedStatus.OnTime) or (ReportedStatus.Done or ReportedStatus.Stopped, _) when now != report.Status => new Problem("milestone.note", "Say in one line why this changes back."),
            (_, ReportedStatus.Late) when report.Date is null && IsOverdue(today) => new Problem("milestone.note", $"It was expected on {Long(ForecastDate)}. Say in one line where it stands, or give a new date."),
            _ => null,
        };
    }

    private Problem? DateRefusal(MilestoneReport report, ReportedStatus now, DateOnly today) => (report.Status, report.Date) switch
    {
        (ReportedStatus.Done, null) => new Problem("milestone.date", "Say on which day it was done."),
        (ReportedStatus.Done, { } on) when on > today => new Problem("milestone.date", $"Choose a date up to today, {Long(today)}."),
        (ReportedStatus.OnTime, _) when BaselineDate < today => new Problem("milestone.status", $"It was planned for {Long(BaselineDate)}, and that has passed. Choose late, done or stopped."),
        (ReportedStatus.Late, null) when now != ReportedStatus.Late => new Problem("milestone.date", "Give the new date."),
        (ReportedStatus.Late, { } to) when to <= BaselineDate => new Problem("milestone.date", $"Choose a date after {Long(BaselineDate)}, the date first planned."),
        (ReportedStatus.Late, { } to) when to < today => new Problem("milestone.date", $"Choose a date from today on, {Long(today)}."),
        _ => null,
    };

    private Problem? Expect(DateOnly date, Change change)
    {
        if (date == ForecastDate) return null;
        if (date > ForecastDate) return Slip(date, change).Problem;
        if (change.Reason.Length == 0) return new Problem("milestone.note", "Say in one line why it comes sooner.");
        Slips.Add(new MilestoneSlip(ForecastDate, date, change.Reason, change.Who, change.At));
        ForecastDate = date;
        return null;
    }

    private void Become(MilestoneState state)
    {
        (ForecastDate, MetOn, StoppedOn, LastReport) = (state.Forecast, state.MetOn, state.StoppedOn, state.Report);
        Slips.Clear();
        Slips.AddRange(state.Slips);
    }

    private static string? Given(string? text) => Wording.IsEmpty(text) ? null : Wording.Line(text);

    private static bool IsWebAddress(string text) =>
        text.Length <= LongestEvidence && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";
}
