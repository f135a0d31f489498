namespace MissionGov.Domain.Missions;

/// <summary>Hit or explain, or reach for the moon.</summary>
public enum Commitment
{
    Committed,
    Aspirational,
}

/// <summary>The value that one indicator is to have by one date.</summary>
public sealed class Target : IMissionScoped
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid MissionId { get; init; }

    public required Guid IndicatorId { get; init; }

    public required Guid PlaceId { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; set; }

    /// <summary>As promised, in one sentence, with its source.</summary>
    public required string Promise { get; set; }

    public required StretchGoal Goal { get; set; }

    public Commitment Commitment { get; set; }

    /// <summary>The one person in charge, by role title.</summary>
    public required string Owner { get; set; }

    /// <summary>Since when everyone can see it; null for a draft.</summary>
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Why no honest rating is possible, such as a promise without a value; null for a target that can be rated.</summary>
    public string? NotTrackableBecause { get; set; }

    public Indicator Indicator { get; init; } = null!;
}
