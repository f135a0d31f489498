using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Comments;

/// <summary>What a comment is about: a mission, or in it a target, one point of its series, or a milestone.</summary>
/// <param name="Name">As people call it, such as "18-week waits, October 2025".</param>
public sealed record CommentPlace(Guid MissionId, string Name, Guid? TargetId = null, Period? Point = null, Guid? MilestoneId = null)
{
    /// <summary>Where its comments are read; {mission} stands for the mission's part of the address.</summary>
    public string Page { get; init; } = "/missions/{mission}/comments";
}

/// <summary>Something said about a mission by a person who works on it. Its text stands here only, never in the audit, so that it can be taken back.</summary>
public sealed partial class Comment : IMissionScoped
{
    /// <summary>How long after writing the author may still mend the text.</summary>
    public static readonly TimeSpan Mendable = TimeSpan.FromMinutes(30);

    public required Guid Id { get; init; }

    public required Guid MissionId { get; init; }

    public Guid? TargetId { get; init; }

    /// <summary>The point of the target's series that this is a note on.</summary>
    public Period? Point { get; init; }

    public Guid? MilestoneId { get; init; }

    /// <summary>Empty once deleted.</summary>
    public string Text { get; private set; } = "";

    /// <summary>A role title.</summary>
    public required string Author { get; init; }

    public Guid? PersonId { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public DateTimeOffset? EditedAt { get; private set; }

    public DateTimeOffset? DeletedAt { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    public string? ResolvedBy { get; private set; }

    /// <summary>What the person saw when they decided; a save that saw less is refused.</summary>
    public uint Version { get; set; }

    public bool IsDeleted => DeletedAt is not null;

    public bool IsOpen => ResolvedAt is null && !IsDeleted;

    /// <summary>Somebody acting without an account, at the command line, owns nothing.</summary>
    public bool IsBy(Guid? person) => person is not null && PersonId == person;

    public bool MayBeMended(Guid? person, DateTimeOffset now) => IsBy(person) && !IsDeleted && now - WrittenAt <= Mendable;

    /// <summary>The caller keeps the comment where the result is an event.</summary>
    /// <param name="titles">The posts there are, to find who is called by name of theirs.</param>
    public static (Comment Made, Result Result) Write(Guid id, CommentPlace place, string text, IReadOnlyCollection<string> titles, Change change)
    {
        var comment = new Comment
        {
            Id = id,
            MissionId = place.MissionId,
            TargetId = place.TargetId,
            Point = place.Point,
            MilestoneId = place.MilestoneId,
            Author = change.Who,
            PersonId = change.PersonId,
            WrittenAt = change.At,
        };
        if (Wrong(text) is { } wrong) return (comment, wrong);
        comment.Text = Wording.Text(text);
        return (comment, new CommentAdded(place.MissionId, id, place.Name, Domain.Comments.Mentions.In(comment.Text, titles)) { Page = place.Page });
    }

    /// <summary>Mends the author's own words, soon after. Who was called before is not called again.</summary>
    /// <param name="place">Where it stands.</param>
    /// <param name="titles">The posts there are.</param>
    public Result Edit(string text, CommentPlace place, IReadOnlyCollection<string> titles, Change change)
    {
        if (!IsBy(change.PersonId)) return NotYours;
        if (IsDeleted) return Gone;
        if (!MayBeMended(change.PersonId, change.At)) return new Problem("comment.late", $"A comment can be changed for {Mendable.TotalMinutes} minutes. Write a new one instead.");
        if (Wrong(text) is { } wrong) return wrong;
        var called = Domain.Comments.Mentions.In(Text, titles);
        (Text, EditedAt) = (Wording.Text(text), change.At);
        return new CommentEdited(MissionId, Id, place.Name, [.. Domain.Comments.Mentions.In(Text, titles).Except(called)]) { Page = place.Page };
    }

    /// <summary>Takes the author's own words back, at any time; that there was a comment stays to be seen.</summary>
    public Result Delete(Change change)
    {
        if (!IsBy(change.PersonId)) return NotYours;
        if (IsDeleted) return Gone;
        (Text, DeletedAt) = ("", change.At);
        return new CommentDeleted(MissionId, Id);
    }

    public Result Resolve(Change change)
    {
        if (IsDeleted) return Gone;
        if (!IsOpen) return new Problem("comment.resolved", $"This was resolved already, by the {ResolvedBy}.");
        (ResolvedAt, ResolvedBy) = (change.At, change.Who);
        return new CommentResolved(MissionId, Id);
    }

    public Result Reopen()
    {
        if (IsDeleted) return Gone;
        if (IsOpen) return new Problem("comment.open", "This is open already.");
        (ResolvedAt, ResolvedBy) = (null, null);
        return new CommentReopened(MissionId, Id);
    }

    private static Problem Gone => new("comment.deleted", "This comment was deleted. Load the page again.");

    private static Problem NotYours => new("comment.not_yours", "Only the person who wrote a comment can change it.");

    private static Problem? Wrong(string text) =>
        Wording.IsEmpty(text) ? new Problem("comment.empty", "Write something first.")
        : Wording.Text(text).Length > Wording.LongestText ? new Problem("comment.long", $"A comment must be {Wording.LongestText:N0} characters or fewer. You have {Wording.Text(text).Length:N0}.")
        : null;
}
