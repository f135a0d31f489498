using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Stocktakes;

/// <summary>Something a minister is asked to decide by a day.</summary>
public sealed class Decision : IMissionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    /// <summary>The choice in one line, as the end of "Decide by 12 December: …".</summary>
    public required string Question { get; set; }

    /// <summary>The options in a few sentences.</summary>
    public string Options { get; set; } = "";

    public required string Owner { get; set; }

    public required DateOnly DueOn { get; set; }

    public DateOnly? DecidedOn { get; set; }

    public bool Illustrative { get; init; }
}

/// <summary>The leader's regular meeting; what changed is counted from the last one.</summary>
public sealed class Stocktake
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateOnly HeldOn { get; init; }

    public string? Pack { get; init; }
}
