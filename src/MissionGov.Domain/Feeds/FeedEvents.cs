namespace MissionGov.Domain.Feeds;

/// <summary>Something a person did with a feed. Of its address only the host is said: the rest may be a key.</summary>
public abstract record FeedEvent(Guid Feed, string Name) : DomainEvent
{
    public override Guid? MissionId => null;

    public override Guid? SubjectId => Feed;
}

public sealed record FeedAdded(Guid Feed, string Name, string Host, string Times) : FeedEvent(Feed, Name)
{
    public override string Summary => $"Feed added, paused: {Name}, from {Host}. {Times}.";
}

public sealed record FeedEdited(Guid Feed, string Name, string Host, string Times) : FeedEvent(Feed, Name)
{
    public override string Summary => $"Feed changed: {Name}, from {Host}. {Times}.";
}

public sealed record FeedStarted(Guid Feed, string Name, string Times) : FeedEvent(Feed, Name)
{
    public override string Summary => $"Feed started: {Name}. {Times}.";
}

public sealed record FeedPaused(Guid Feed, string Name) : FeedEvent(Feed, Name)
{
    public override string Summary => $"Feed paused: {Name}.";
}

public sealed record FeedAsked(Guid Feed, string Name) : FeedEvent(Feed, Name)
{
    public override string Summary => $"Feed to be fetched at once: {Name}.";
}

public sealed record FeedRemoved(Guid Feed, string Name) : FeedEvent(Feed, Name)
{
    public override string Summary => $"Feed removed: {Name}. Its figures stay.";
}
