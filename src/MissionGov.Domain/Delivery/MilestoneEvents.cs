namespace MissionGov.Domain.Delivery;

/// <summary>An owner said where a milestone stands.</summary>
public sealed record MilestoneReported(Guid Mission, Guid Milestone, string Name, MilestoneState Before, MilestoneState After) : DomainEvent, IRestorable<Milestone>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => After.Report is { Note.Length: > 0 } report ? $"{Name}: {Words} {report.Note}" : $"{Name}: {Words}";

    public override IReadOnlyList<FieldChange> Changes => MilestoneChanges.Between(Before, After);

    public string? ChangedSince(Milestone subject) => subject.State.StandsAs(After) ? null : $"It is now {subject.State.InWords}.";

    public Result Restore(Milestone subject, Restoration restoration) => subject.GoBackTo(Before, restoration);

    public IRestorable<Milestone> Reverse() => this with { Before = After, After = Before };

    private string Words => Before.InWords == After.InWords ? $"no change, {After.InWords}." : $"{After.InWords}, before {Before.InWords}.";
}

/// <summary>What one waits for was reported late, and so it comes later too.</summary>
public sealed record MilestoneMoved(Guid Mission, Guid Milestone, string Name, MilestoneState Before, MilestoneState After) : DomainEvent, IRestorable<Milestone>
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: expected on {Delivery.Milestone.Long(After.Forecast)}, before {Delivery.Milestone.Long(Before.Forecast)}. Reason: {After.Slips[^1].Reason}";

    public override IReadOnlyList<FieldChange> Changes => MilestoneChanges.Between(Before, After);

    public string? ChangedSince(Milestone subject) => subject.State.StandsAs(After) ? null : $"It is now {subject.State.InWords}.";

    public Result Restore(Milestone subject, Restoration restoration) => subject.GoBackTo(Before, restoration);

    public IRestorable<Milestone> Reverse() => this with { Before = After, After = Before };
}

/// <summary>An update was taken back.</summary>
public sealed record MilestoneRestored(Guid Mission, Guid Milestone, string Name, MilestoneState Before, MilestoneState After) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: update undone. Again {After.InWords}.";

    public override IReadOnlyList<FieldChange> Changes => MilestoneChanges.Between(Before, After);
}

/// <summary>What differs between two moments of a milestone, as a person reads it.</summary>
internal static class MilestoneChanges
{
    public static IReadOnlyList<FieldChange> Between(MilestoneState before, MilestoneState after) =>
    [
        .. new[]
        {
            new FieldChange("Status", before.InWords, after.InWords),
            new FieldChange("Expected", Milestone.Long(before.Forecast), Milestone.Long(after.Forecast)),
            new FieldChange("Note", Given(before.Report?.Note), Given(after.Report?.Note)),
            new FieldChange("Confidence", before.Report?.Confidence?.ToString(), after.Report?.Confidence?.ToString()),
            new FieldChange("Evidence", before.Report?.Evidence, after.Report?.Evidence),
        }.Where(change => change.Before != change.After),
    ];

    private static string? Given(string? note) => string.IsNullOrEmpty(note) ? null : note;
}
