namespace MissionGov.Web.Data;

/// <summary>The bytes of a held file. In the database, so that each node can bring them in and a backup has them.</summary>
internal sealed class HeldReleaseFile
{
    public required Guid ReleaseId { get; init; }

    public required byte[] Content { get; init; }
}

/// <summary>That somebody looked at held figures. Written before they are shown, and never changed.</summary>
internal sealed class ReleaseLook
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required Guid ReleaseId { get; init; }

    /// <summary>Tells two holders of a post apart; null at the command line.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>The post by which they might.</summary>
    public required string Who { get; init; }

    public required DateTimeOffset At { get; init; }
}
