using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Interventions;

public enum InterventionState
{
    Idea,
    Prototype,
    Test,
    Scale,
    Embedded,
    Stopped,
    Merged,
}

/// <summary>Something done to move an indicator: in outline, until its effect is quantified.</summary>
public sealed class Intervention : IMissionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public Guid? TargetId { get; init; }

    public required string Name { get; set; }

    public InterventionState State { get; set; }

    /// <summary>Why it delivers less than planned, as the end of "Why: …"; null when it does not.</summary>
    public string? Shortfall { get; set; }

    /// <summary>How much of the plan is missing, 0 to 1; the largest is named first.</summary>
    public double ShortfallShare { get; set; }

    /// <summary>Shown with the mark "illustrative": made up for the demo, not a fact.</summary>
    public bool Illustrative { get; init; }
}
