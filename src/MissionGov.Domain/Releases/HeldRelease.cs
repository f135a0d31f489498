using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Releases;

public enum ReleaseState
{
    /// <summary>It waits for its time. Its figures are in no table that anything reads.</summary>
    Held,
    Published,
    Cancelled,
}

/// <summary>What a file brought when it was tried and taken back.</summary>
public sealed record HeldCounts(int Rows, int New, int Revised, int Unchanged, int Withdrawn);

/// <summary>A post whose holders may see figures before everybody, from a moment on.</summary>
public sealed record EarlySight(string Post, DateTimeOffset From);

/// <summary>A file of figures that was checked and waits for the moment it comes out. Only its name and that moment are told before.</summary>
public sealed partial class HeldRelease
{
    public const string Thing = "release";

    public const int LongestName = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>As it is announced: what comes out, never what it says.</summary>
    public required string Name { get; init; }

    /// <summary>Of the strictest of its measures.</summary>
    public required StatisticsKind Kind { get; init; }

    public DateTimeOffset At { get; private set; }

    public ReleaseState State { get; private set; }

    /// <summary>The post that is told when it does not come out.</summary>
    public required string Owner { get; init; }

    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>What the person said about the file, for the import.</summary>
    public required string Options { get; init; }

    public required HeldCounts Counts { get; init; }

    public required string HeldBy { get; init; }

    public required DateTimeOffset HeldAt { get; init; }

    public List<EarlySight> Access { get; private set; } = [];

    /// <summary>Why it was moved or cancelled, as everybody reads it; empty where it was not.</summary>
    public string ChangedBecause { get; private set; } = "";

    /// <summary>When it came out or was cancelled.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Since when it should be out and is not, as an import at its time failed.</summary>
    public DateTimeOffset? LateSince { get; private set; }

    public bool IsLate => State == ReleaseState.Held && LateSince is not null;

    /// <summary>Whether a holder of these posts may look at the figures now.</summary>
    public bool MayBeSeenBy(IEnumerable<string> posts, DateTimeOffset now) => State == ReleaseState.Held && Access.Exists(early => early.From <= now && posts.Contains(early.Post));
}

/// <summary>What happens to a release before it is out, for those who read the audit.</summary>
public abstract record ReleaseEvent(Guid Release) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Release;
}

public sealed record ReleaseHeld(Guid Release, string Name, StatisticsKind Kind, DateTimeOffset At, string FileName, string Hash) : ReleaseEvent(Release)
{
    public override string Summary => $"{Name} is held until {ReleaseTime.Words(At)}. SHA-256 {Hash}";
}

public sealed record ReleaseMoved(Guid Release, string Name, DateTimeOffset From, DateTimeOffset To) : ReleaseEvent(Release)
{
    public override string Summary => $"{Name} comes out at {ReleaseTime.Words(To)}, not at {ReleaseTime.Words(From)}.";
}

public sealed record ReleaseCancelled(Guid Release, string Name) : ReleaseEvent(Release)
{
    public override string Summary => $"{Name} does not come out.";
}

public sealed record EarlySightGiven(Guid Release, string Name, string Post, DateTimeOffset From) : ReleaseEvent(Release)
{
    public override string Summary => $"{Name}: {Post} may see it from {ReleaseTime.Words(From)}.";
}

public sealed record EarlySightEnded(Guid Release, string Name, string Post) : ReleaseEvent(Release)
{
    public override string Summary => $"{Name}: {Post} may not see it before it comes out.";
}

/// <param name="Posts">Who is told.</param>
public sealed record ReleaseLate(Guid Release, string Name, string Because, IReadOnlyList<string> Posts) : ReleaseEvent(Release)
{
    public override string Summary => $"{Name} did not come out at its time: {Because}";

    public override Call? Calling() => new(Posts, $"A release is late: {Name}", $"{Name} did not come out at its time.\n\nWhy: {Because}\n\nIt is tried again each minute. You can also move or cancel it.", $"/data/releases/{Release}");
}
