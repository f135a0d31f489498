namespace MissionGov.Web.Data;

/// <summary>How far an import is that somebody asked for.</summary>
internal enum ImportJobState
{
    Queued,
    Reading,
    Loading,
    Done,
    Failed,
    Cancelled,
}

/// <summary>An import that somebody asked for, until it is done. It is no change of the data itself: what it does is one command, under the same id.</summary>
internal sealed class ImportJob
{
    /// <summary>Also that of the command, so that a job that is run again has one effect.</summary>
    public Guid Id { get; init; }

    /// <summary>The kept file.</summary>
    public required string FileId { get; init; }

    public required string FileName { get; init; }

    /// <summary>What was said about the file, as JSON. Text, so that it is compared as it was written.</summary>
    public required string Options { get; init; }

    public required Guid PersonId { get; init; }

    public required string AskedBy { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public ImportJobState State { get; init; }

    /// <summary>Rows done in this state, and of how many where that is known.</summary>
    public int RowsDone { get; init; }

    public int? RowsInAll { get; init; }

    /// <summary>How often it was begun, this time included.</summary>
    public int Tries { get; init; }

    public bool CancelAsked { get; init; }

    /// <summary>Until when whoever runs it counts as alive; after that, the job is taken up again.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed, in words for the person.</summary>
    public string? Problem { get; init; }

    public bool IsOver => State is ImportJobState.Done or ImportJobState.Failed or ImportJobState.Cancelled;
}
