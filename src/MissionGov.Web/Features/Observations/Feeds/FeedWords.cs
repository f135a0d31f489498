using System.Globalization;
using MissionGov.Domain;
using MissionGov.Domain.Feeds;
using MissionGov.Web.Data;

namespace MissionGov.Web.Features.Observations.Feeds;

/// <summary>How a feed stands, in sentences.</summary>
internal static class FeedWords
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"Last good data: 3 May 2026."</summary>
    public static string LastGood(DateTimeOffset? at) => at is { } moment ? $"Last good data: {LondonDay.Of(moment).ToString("d MMMM yyyy", British)}." : "No good data yet.";

    /// <summary>What is wrong with it, with the age of what is held; null where nothing is.</summary>
    public static string? Fault(Feed feed) => (feed.HeldWhy ?? feed.LastError) is { } why ? $"{why} {LastGood(feed.LastGoodAt)}" : null;

    public static string State(Feed feed) => feed switch
    {
        { ParkedAt: not null } => "Given up on",
        { HeldWhy: not null } => "Waits for you",
        { LastError: not null } => "Failed",
        { IsPaused: true, NextAt: not null } => "Fetched in a moment",
        { IsPaused: true } => "Paused",
        _ => "Runs",
    };

    public static string Words(this FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Imported => "Imported",
        FetchOutcome.Unchanged => "No change",
        FetchOutcome.Held => "Held back",
        _ => "Failed",
    };

    /// <summary>What its owner is told.</summary>
    public static (string Subject, string Text) Letter(Feed feed, FeedResult result, bool isParked) => (
        result.Outcome == FetchOutcome.Held ? $"Look at the feed {feed.Name}" : isParked ? $"The feed {feed.Name} was given up on" : $"The feed {feed.Name} failed",
        $"{result.Words} {LastGood(feed.LastGoodAt)}\n\n{(isParked ? "It is not tried again before you start it." : result.Outcome == FetchOutcome.Held ? "The figures stay as they are until you import it." : "It is tried again by itself. The figures stay as they are.")}\n");
}
