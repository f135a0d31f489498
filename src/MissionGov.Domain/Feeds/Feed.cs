namespace MissionGov.Domain.Feeds;

/// <summary>A file that a publisher keeps at an address, fetched by the clock and imported like one that a person chose.</summary>
public sealed class Feed
{
    public const string Thing = "feed";
    public const int LongestName = 100;

    /// <summary>So many failures in a row, and it waits for a person.</summary>
    public const int MostFailures = 5;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; set; }

    public required Uri Address { get; set; }

    public Guid? IndicatorId { get; set; }

    public FeedRhythm Rhythm { get; private set; }

    public int Hour { get; private set; }

    public int Day { get; private set; }

    /// <summary>In whose name it imports: whoever started it last. Null at the command line.</summary>
    public Guid? OwnerId { get; private set; }

    public bool IsPaused { get; private set; } = true;

    /// <summary>Not before this; null while it waits for a person. Whoever fetches moves it on, which keeps other nodes away.</summary>
    public DateTimeOffset? NextAt { get; private set; }

    /// <summary>In a row. Counted before it is fetched, so that a feed which ends its reader is given up on too.</summary>
    public int Failures { get; private set; }

    /// <summary>Given up on, for the reason in <see cref="LastError"/>.</summary>
    public DateTimeOffset? ParkedAt { get; private set; }

    public string? LastError { get; private set; }

    public DateTimeOffset? LastTriedAt { get; private set; }

    public DateTimeOffset? LastGoodAt { get; private set; }

    public string? LastGoodHash { get; private set; }

    public int? LastGoodRows { get; private set; }

    public string? LastGoodLayout { get; private set; }

    /// <summary>The file that a person should look at before it is imported, and why.</summary>
    public string? HeldHash { get; private set; }

    public string? HeldWhy { get; private set; }

    /// <summary>A method, as it is no part of what is kept.</summary>
    public FeedTimes Times() => new(Rhythm, Hour, Day);

    /// <summary>A new one, paused. The caller keeps it where the result is an event.</summary>
    public static (Feed Made, Result Result) Add(Guid id, FeedDetails details, IEnumerable<string> others, Change change)
    {
        var feed = new Feed { Id = id, Name = details.Name, Address = details.Address, OwnerId = change.PersonId };
        if (details.Problems(others).FirstOrDefault() is { } problem) return (feed, problem.Of(Thing));
        feed.Take(details);
        return (feed, new FeedAdded(id, feed.Name, feed.Address.Host, details.Times.Words));
    }

    public Result Edit(FeedDetails details, IEnumerable<string> others, Change change)
    {
        if (details.Problems(others).FirstOrDefault() is { } problem) return problem.Of(Thing);
        var before = (Name, Address, IndicatorId, Times());

        // Another address is another source: nothing of the old one says what to expect of it.
        if (details.Address != Address) (LastGoodHash, LastGoodRows, LastGoodLayout, HeldHash, HeldWhy, Failures) = (null, null, null, null, null, 0);
        Take(details);
        if (before == (Name, Address, IndicatorId, Times())) return new Problem("feed.same", "Nothing was changed. Change something, then save.");
        if (!IsPaused && ParkedAt is null) NextAt = Times().After(change.At);
        return new FeedEdited(Id, Name, Address.Host, Times().Words);
    }

    /// <summary>From now on it is fetched by the clock, in the name of whoever starts it.</summary>
    public Result Start(Change change)
    {
        if (!IsPaused && ParkedAt is null && OwnerId == change.PersonId) return new Problem("feed.running", "This feed runs already.");
        (IsPaused, ParkedAt, Failures, OwnerId) = (false, null, 0, change.PersonId);
        NextAt = Times().After(change.At);
        return new FeedStarted(Id, Name, Times().Words);
    }

    public Result Pause()
    {
        if (IsPaused) return new Problem("feed.paused", "This feed is paused already.");
        (IsPaused, NextAt) = (true, null);
        return new FeedPaused(Id, Name);
    }

    /// <summary>Once and at once, whether it is paused or not.</summary>
    public Result FetchNow(Change change)
    {
        (NextAt, ParkedAt) = (change.At, null);
        if (Failures >= MostFailures) Failures = 0;
        OwnerId ??= change.PersonId;
        return new FeedAsked(Id, Name);
    }

    public Result Remove() => new FeedRemoved(Id, Name);

    private void Take(FeedDetails details) =>
        (Name, Address, IndicatorId, Rhythm, Hour, Day) = (details.Name, details.Address, details.IndicatorId, details.Times.Rhythm, details.Times.Hour, details.Times.Day);
}
