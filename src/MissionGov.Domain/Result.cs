namespace MissionGov.Domain;

/// <summary>Who changes something, when, and why. It reaches every rule and becomes the audit line.</summary>
/// <param name="Who">A role title, or "command line".</param>
/// <param name="At">The real clock, UTC.</param>
/// <param name="Reason">In the person's own words; empty where none is asked for.</param>
/// <param name="PersonId">Whose account acts; null for the command line.</param>
public sealed record Change(string Who, DateTimeOffset At, string Reason = "", Guid? PersonId = null);

/// <summary>Something that happened, worth one line of audit that a person can read.</summary>
public abstract record DomainEvent
{
    /// <summary>The mission it happened in; null for what concerns none or all.</summary>
    public abstract Guid? MissionId { get; }

    /// <summary>The thing that changed.</summary>
    public abstract Guid? SubjectId { get; }

    /// <summary>One plain sentence with the old and the new value.</summary>
    public abstract string Summary { get; }

    /// <summary>What stood before and what stands now, field by field, in words a person reads.</summary>
    public virtual IReadOnlyList<FieldChange> Changes => [];

    /// <summary>Where several things changed at once: each of them, for an audit line of its own.</summary>
    public virtual IReadOnlyList<DomainEvent> Parts => [];
}

/// <param name="Before">Null where there was nothing.</param>
/// <param name="After">Null where nothing is left.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

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
