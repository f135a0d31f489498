using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Stocktakes;

/// <summary>Something a minister is asked to decide by a day.</summary>
public sealed partial class Decision : IMissionScoped
{
    public const string Thing = "decision";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    /// <summary>The choice in one line, as the end of "Decide by 12 December: …".</summary>
    public required string Question { get; set; }

    /// <summary>The options in a few sentences.</summary>
    public string Options { get; set; } = "";

    /// <summary>Who decides, by role title.</summary>
    public required string Owner { get; set; }

    public required DateOnly DueOn { get; set; }

    public DateOnly? DecidedOn { get; set; }

    /// <summary>What was decided, in a sentence; empty while open, and where nobody wrote it down.</summary>
    public string Decided { get; private set; } = "";

    /// <summary>Who decided, by role title.</summary>
    public string DecidedBy { get; private set; } = "";

    public bool Illustrative { get; init; }

    /// <summary>What the person saw when they decided; a save that saw less is refused.</summary>
    public uint Version { get; set; }
}

/// <summary>The leader's regular meeting; what changed is counted from the last one.</summary>
public sealed class Stocktake
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DateOnly HeldOn { get; init; }

    public string? Pack { get; init; }
}
