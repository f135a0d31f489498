namespace MissionGov.Domain.Comments;

/// <summary>What happened to a comment. None of these holds its text, which its author can take back.</summary>
public abstract record CommentEvent(Guid Mission, Guid Comment) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Comment;
}

/// <summary>Words were put down, and posts may be called by them.</summary>
/// <param name="Mentions">The posts called, as they are written in the appointments; they are to be told.</param>
public abstract record CommentWorded(Guid Mission, Guid Comment, string About, IReadOnlyList<string> Mentions) : CommentEvent(Mission, Comment)
{
    /// <summary>Where the comment is read.</summary>
    public required string Page { get; init; }

    protected string Called => Mentions.Count == 0 ? "." : $", for the {string.Join(", the ", Mentions)}.";

    public override Call? Calling() => new(Mentions, $"You were mentioned: {About}", $"A comment on {About} is for you.", $"{Page}#c-{Comment:N}");
}

public sealed record CommentAdded(Guid Mission, Guid Comment, string About, IReadOnlyList<string> Mentions) : CommentWorded(Mission, Comment, About, Mentions)
{
    public override string Summary => $"Comment on {About}{Called}";
}

/// <param name="Mentions">Those who were not called before.</param>
public sealed record CommentEdited(Guid Mission, Guid Comment, string About, IReadOnlyList<string> Mentions) : CommentWorded(Mission, Comment, About, Mentions)
{
    public override string Summary => $"Comment changed by its author{Called}";
}

public sealed record CommentDeleted(Guid Mission, Guid Comment) : CommentEvent(Mission, Comment)
{
    public override string Summary => "Comment deleted by its author.";
}

public sealed record CommentResolved(Guid Mission, Guid Comment) : CommentEvent(Mission, Comment)
{
    public override string Summary => "Comment resolved.";
}

public sealed record CommentReopened(Guid Mission, Guid Comment) : CommentEvent(Mission, Comment)
{
    public override string Summary => "Comment opened again.";
}

public sealed record ActionAsked(Guid Mission, Guid Comment, string Owner, DateOnly DueOn, string? OwnerBefore, DateOnly? DueBefore) : CommentEvent(Mission, Comment)
{
    public override string Summary => $"Action for the {Owner} by {Comments.Comment.Day(DueOn)}.";

    public override IReadOnlyList<FieldChange> Changes =>
    [
        .. OwnerBefore == Owner ? Array.Empty<FieldChange>() : [new("Owner", OwnerBefore, Owner)],
        .. DueBefore == DueOn ? Array.Empty<FieldChange>() : [new("Due", DueBefore is { } before ? Comments.Comment.Day(before) : null, Comments.Comment.Day(DueOn))],
    ];
}

public sealed record ActionDone(Guid Mission, Guid Comment, string Owner, DateOnly On) : CommentEvent(Mission, Comment)
{
    public override string Summary => $"Action of the {Owner} done on {Comments.Comment.Day(On)}.";
}
