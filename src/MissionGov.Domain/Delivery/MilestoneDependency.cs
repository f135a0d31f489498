namespace MissionGov.Domain.Delivery;

/// <summary>One milestone cannot be done before another, of the same mission or of any other.</summary>
public sealed class MilestoneDependency
{
    /// <summary>The one that waits.</summary>
    public required Guid MilestoneId { get; init; }

    /// <summary>The one it waits for.</summary>
    public required Guid DependsOnId { get; init; }
}

public sealed record MilestoneDependencyAdded(Guid Mission, Guid Milestone, string Name, string DependsOn, IReadOnlyList<MilestoneSlipped> Moved) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: waits for {DependsOn}.";

    public override IReadOnlyList<FieldChange> Changes => [new("Waits for", null, DependsOn)];

    public override IReadOnlyList<DomainEvent> Parts => Moved;
}

public sealed record MilestoneDependencyRemoved(Guid Mission, Guid Milestone, string Name, string DependsOn) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Milestone;

    public override string Summary => $"{Name}: no longer waits for {DependsOn}. Its date stays.";

    public override IReadOnlyList<FieldChange> Changes => [new("Waits for", DependsOn, null)];
}
