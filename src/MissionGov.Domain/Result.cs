namespace MissionGov.Domain;

/// <summary>Who changes something, when, and why. It reaches every rule and becomes the audit line.</summary>
/// <param name="Who">A role title, or "command line".</param>
/// <param name="At">The real clock, UTC.</param>
/// <param name="Reason">In the person's own words; empty where none is asked for.</param>
/// <param name="PersonId">Tells two holders of a post apart, without a name; null at the command line.</param>
public sealed record Change(string Who, DateTimeOffset At, string Reason = "", Guid? PersonId = null);

/// <summary>One field that changed, in words a person reads.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Something that happened, worth one line of audit that a person can read.</summary>
public abstract record DomainEvent
{
    /// <summary>The mission it happened in; null for what concerns none or all.</summary>
    public abstract Guid? MissionId { get; }

    /// <summary>The thing that changed.</summary>
    public abstract Guid? SubjectId { get; }

    /// <summary>One plain sentence with the old and the new value.</summary>
    public abstract string Summary { get; }

    /// <summary>What it was and what it is now, field by field; empty where the summary says it all.</summary>
    public virtual IReadOnlyList<FieldChange> Changes => [];

    /// <summary>What happened to each thing, where several changed at once; each gets an audit line of its own.</summary>
    public virtual IReadOnlyList<DomainEvent> Parts => [];

    /// <summary>Whom to tell at once; null for most. A method, so that it is no part of the audit.</summary>
    public virtual Call? Calling() => null;

    /// <summary>What programs elsewhere are told; nothing for most. A method, so that it is no part of the audit.</summary>
    public virtual IEnumerable<PublicNews> Telling() => [];
}

/// <summary>Something the person can mend.</summary>
/// <param name="Code">Stable name of the problem, such as milestone.not_later.</param>
/// <param name="Message">What happened and what to do.</param>
public sealed record Problem(string Code, string Message);

/// <summary>What a rule decided: an event, or a problem and nothing changed.</summary>
public sealed class Result
{
    private Result(DomainEvent? happened, Problem? problem) => (Event, Problem) = (happened, problem);

    public DomainEvent? Event { get; }

    public Problem? Problem { get; }

    // Made only from an event or a problem: a success without an audit line cannot be written.
    public static implicit operator Result(DomainEvent happened) => new(happened, null);

    public static implicit operator Result(Problem problem) => new(null, problem);
}
