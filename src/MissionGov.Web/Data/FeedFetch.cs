namespace MissionGov.Web.Data;

public enum FetchOutcome
{
    Imported,

    /// <summary>The figures are those held already.</summary>
    Unchanged,

    /// <summary>A person should look at it first.</summary>
    Held,

    Failed,
}

/// <summary>One time that a feed was fetched, and what came of it.</summary>
internal sealed class FeedFetch
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid FeedId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required FetchOutcome Outcome { get; init; }

    public required string Words { get; init; }

    /// <summary>SHA-256 of the file; null where none came.</summary>
    public string? Hash { get; init; }

    public long Bytes { get; init; }

    public int? Rows { get; init; }

    /// <summary>The command that imported it.</summary>
    public Guid? ImportId { get; init; }
}
