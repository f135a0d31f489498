using System.Text.RegularExpressions;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Releases;

// What may be done with a release, and when.
public sealed partial class HeldRelease
{
    /// <summary>How far ahead a release may be held.</summary>
    public const int MonthsAhead = 12;

    /// <summary>By article 4 of the Pre-release Access to Official Statistics Order 2008.</summary>
    private static readonly TimeSpan EarliestSight = TimeSpan.FromHours(24);

    /// <param name="now">By the clock of the database, as all that follows.</param>
    public Result Hold(DateTimeOffset at, DateTimeOffset now, string reason)
    {
        if (Wording.IsEmpty(Name)) return Wrong("name", "Enter what comes out, such as: NHS waiting times, October 2025");
        if (Name.Length > LongestName) return Wrong("name", $"The name must be {LongestName} characters or fewer. You have {Name.Length}");
        if (LooksLikeFigure().IsMatch(Name)) return Wrong("name", "Say what comes out, not what it says. Take figures out of the name");
        if (Wording.IsEmpty(Owner)) return Wrong("owner", "Enter the post to tell when it does not come out");
        if (WrongTime(at, now, reason) is { } problem) return problem;
        At = at;
        return new ReleaseHeld(Id, Name, Kind, at, FileName, Hash);
    }

    /// <summary>Those who would see an official figure too early by the new time see it later.</summary>
    public Result Move(DateTimeOffset at, DateTimeOffset now, string reason)
    {
        if (State != ReleaseState.Held) return Over;
        if (Wording.IsEmpty(reason)) return Wrong("reason", "Say why it moves. Everybody can read it");
        if (at == At) return Wrong("at", "That is the time already");
        if (WrongTime(at, now, reason) is { } problem) return problem;
        var moved = new ReleaseMoved(Id, Name, At, at);
        (At, ChangedBecause, LateSince) = (at, Wording.Line(reason), null);
        Access = [.. Access.Select(early => early with { From = Later(early.From, FirstSight) })];
        return moved;
    }

    public Result Cancel(DateTimeOffset now, string reason)
    {
        if (State != ReleaseState.Held) return Over;
        if (Wording.IsEmpty(reason)) return Wrong("reason", "Say why it does not come out. Everybody can read it");
        (State, ChangedBecause, EndedAt, LateSince) = (ReleaseState.Cancelled, Wording.Line(reason), now, null);
        return new ReleaseCancelled(Id, Name);
    }

    public Result LetSee(string post, DateTimeOffset from)
    {
        if (State != ReleaseState.Held) return Over;
        if (Wording.IsEmpty(post)) return Wrong("post", "Enter a post. Nobody is named by their own name");
        if (from >= At) return Wrong("from", $"Choose a time before it comes out at {ReleaseTime.Words(At)}");
        if (Kind.IsOfficial() && from < FirstSight) return Wrong("from", $"Official statistics may be seen 24 hours before they come out, not earlier. Choose {ReleaseTime.Words(FirstSight)} or later");
        if (Access.Contains(new EarlySight(post, from))) return Wrong("post", $"{post} may see it from then already");
        Access = [.. Access.Where(early => early.Post != post), new EarlySight(post, from)];
        return new EarlySightGiven(Id, Name, post, from);
    }

    public Result EndSight(string post)
    {
        if (State != ReleaseState.Held) return Over;
        if (!Access.Exists(early => early.Post == post)) return Wrong("post", $"{post} is not on the list");
        Access = [.. Access.Where(early => early.Post != post)];
        return new EarlySightEnded(Id, Name, post);
    }

    /// <summary>Marks that its figures came out, in the transaction that brings them in; what is wrong where it is not time.</summary>
    public Problem? ComeOut(DateTimeOffset now)
    {
        if (State != ReleaseState.Held) return Over;
        if (now < At) return new Problem("release.early", $"{Name} comes out at {ReleaseTime.Words(At)}, not before.");
        (State, EndedAt, LateSince) = (ReleaseState.Published, now, null);
        return null;
    }

    public Result BeLate(DateTimeOffset now, string because, IReadOnlyList<string> posts)
    {
        if (State != ReleaseState.Held || LateSince is not null) return Over;
        LateSince = now;
        return new ReleaseLate(Id, Name, because, posts);
    }

    /// <summary>From when on it may be seen by those let in early.</summary>
    public DateTimeOffset FirstSight => Kind.IsOfficial() && At > DateTimeOffset.MinValue + EarliestSight ? At - EarliestSight : DateTimeOffset.MinValue;

    private Problem? WrongTime(DateTimeOffset at, DateTimeOffset now, string reason)
    {
        if (at <= now) return Wrong("at", $"Choose a time to come. The clock of releases says {ReleaseTime.Words(now)}");
        if (at > now.AddMonths(MonthsAhead)) return Wrong("at", $"Choose a time within {MonthsAhead} months");
        return Kind.IsOfficial() && !ReleaseTime.IsUsual(at) && Wording.IsEmpty(reason)
            ? Wrong("at", "Official statistics come out at 09:30. Choose that, or say why not")
            : null;
    }

    private static Problem Over => new("release.over", "This release is out or cancelled. Nothing was changed.");

    private static Problem Wrong(string field, string message) => new FieldProblem(field, message).Of(Thing);

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    // A share, money, or a number with decimals or thousands. Days, years and the unit of a measure are none of these.
    [GeneratedRegex(@"\d\s?(%|per cent\b)|£\s?\d|\d[.,]\d", RegexOptions.IgnoreCase)]
    private static partial Regex LooksLikeFigure();
}
