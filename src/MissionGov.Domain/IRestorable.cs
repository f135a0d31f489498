namespace MissionGov.Domain;

/// <summary>An event that knows what stood before it, and can put that back as a new change.</summary>
/// <typeparam name="TSubject">What it happened to.</typeparam>
public interface IRestorable<in TSubject>
    where TSubject : class
{
    /// <summary>What stands there now, where somebody has changed it since; null while it is as this event left it.</summary>
    string? ChangedSince(TSubject subject);

    Result Restore(TSubject subject, Restoration restoration);

    /// <summary>The same change the other way round, for taking back that it was taken back; null where that is done by hand.</summary>
    IRestorable<TSubject>? Reverse() => null;
}

/// <summary>Somebody puts an earlier value back.</summary>
/// <param name="Line">The line of audit that is taken back.</param>
/// <param name="First">The event that first changed the value: that of the line, or where that line took something back, of what it took back. Null where taking it back cannot be taken back.</param>
/// <param name="TwoPeople">Of its mission: what one changes another signs off.</param>
/// <param name="Others">Names of the others of its kind, which a name put back must not look like.</param>
public sealed record Restoration(long Line, string? First, Change Change, bool TwoPeople = false, params IReadOnlyList<string> Others)
{
    public string Reason => Change.Reason.Trim();

    /// <summary>Plans of the mission that have ended: what is put back need not agree with them.</summary>
    public IReadOnlyCollection<Guid> Ended { get; init; } = [];

    internal ValueRestored Done(Guid? mission, Guid subject, string name, IReadOnlyList<FieldChange> fields) => new(mission, subject, name, Line, fields, Reason) { First = First };

    internal static Problem AsItIs { get; } = new("restore.same", "It stands like that already. There is nothing to put back.");

    internal static string? ChangedSince<T>(T? before, T? after, T now)
        where T : class => before is null || after is null || ThreeWayMerge.Holds(after, before, now) ? null : "The same part of it was changed again.";

    /// <summary>Why nothing can be put back, before looking at what.</summary>
    internal Problem? Problem(object? before) => this switch
    {
        _ when before is null => new("restore.unknown", "This change was recorded before earlier values were kept. Change the value by hand."),
        _ when string.IsNullOrWhiteSpace(Change.Reason) => new("restore.reason", "Say in one line why you put it back."),
        _ when Change.Reason.Length > Delivery.Milestone.LongestReason => new("restore.reason", $"The reason must be {Delivery.Milestone.LongestReason:N0} characters or fewer. You have {Change.Reason.Length:N0}."),
        _ => null,
    };
}

/// <summary>An earlier value was put back.</summary>
/// <param name="Line">The line of audit that was taken back.</param>
public sealed record ValueRestored(Guid? Mission, Guid Subject, string Name, long Line, IReadOnlyList<FieldChange> Fields, string Reason) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Subject;

    public override string Summary => $"{Name}: change {Line} taken back. {string.Join(" ", Fields.Select(put => $"{put.Field}: {put.After ?? "nothing"} again, after {put.Before?.TrimEnd('.') ?? "nothing"}."))} Reason: {Reason}";

    public override IReadOnlyList<FieldChange> Changes => Fields;

    /// <summary>All that was said of a plan before; null of anything else.</summary>
    public Interventions.InterventionDetails? Held { get; init; }

    /// <summary>What waits for it, and so comes later too.</summary>
    public IReadOnlyList<Delivery.MilestoneSlipped> Moved { get; init; } = [];

    public override IReadOnlyList<DomainEvent> Parts => Moved;

    /// <summary>The name of the event that first changed the value; null where this cannot be taken back.</summary>
    public string? First { get; init; }
}
