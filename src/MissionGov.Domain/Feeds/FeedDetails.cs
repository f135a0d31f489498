namespace MissionGov.Domain.Feeds;

/// <summary>What a person says of a feed.</summary>
public sealed record FeedDetails
{
    public string Name { get; init => field = Wording.Line(value); } = "";

    /// <summary>Where the file is; that its host may be spoken to is checked outside.</summary>
    public required Uri Address { get; init; }

    /// <summary>What all its rows are about; null where the file says so itself.</summary>
    public Guid? IndicatorId { get; init; }

    public required FeedTimes Times { get; init; }

    public IEnumerable<FieldProblem> Problems(IEnumerable<string> others) =>
    [
        .. FieldChecks.Needed("name", Name, "Enter a name for the feed"),
        .. FieldChecks.Within("name", Name, Feed.LongestName, "The name"),
        .. FieldChecks.Unlike("name", Name, others, "feed"),
        .. Times.IsReal ? [] : new[] { new FieldProblem("day", Times.Rhythm == FeedRhythm.Monthly ? $"Choose a day of the month from 1 to {FeedTimes.LastDay}, and an hour" : "Choose a day and an hour") },
    ];
}
