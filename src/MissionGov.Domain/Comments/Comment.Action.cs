using System.Globalization;

namespace MissionGov.Domain.Comments;

/// <summary>What was agreed to be done.</summary>
/// <param name="Owner">A role title.</param>
public sealed record CommentAction(string Owner, DateOnly DueOn, DateOnly? DoneOn = null);

// A comment that somebody is to act on.
public sealed partial class Comment
{
    private const int LastYear = 2100;

    public CommentAction? Action { get; private set; }

    public bool IsLate(DateOnly today) => Action is { DoneOn: null } action && action.DueOn < today;

    /// <summary>Gives it an owner and a day, or other ones.</summary>
    public Result Ask(string owner, DateOnly dueOn, DateOnly today)
    {
        var title = Wording.Line(owner);
        if (IsDeleted) return Gone;
        if (Action is { DoneOn: not null }) return new Problem("action.done", "This action is done. Write a new comment for what is left.");
        if (title.Length == 0) return new Problem("action.owner", "Enter who is to do it, by role.");
        if (title.Length > Wording.LongestLine) return new Problem("action.owner", $"The role must be {Wording.LongestLine:N0} characters or fewer.");
        if (dueOn < today || dueOn.Year > LastYear) return new Problem("action.due", $"Enter a day from {Day(today)} on.");
        var asked = new ActionAsked(MissionId, Id, title, dueOn, Action?.Owner, Action?.DueOn);
        Action = new CommentAction(title, dueOn);
        return asked;
    }

    public Result Finish(DateOnly today)
    {
        if (Action is not { } action) return new Problem("action.none", "There is no action to finish.");
        if (action.DoneOn is { } done) return new Problem("action.done", $"This action was done on {Day(done)}.");
        Action = action with { DoneOn = today };
        return new ActionDone(MissionId, Id, action.Owner, today);
    }

    internal static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
