namespace MissionGov.Domain;

/// <summary>An event that knows what stood before it, and can put that back as a new change.</summary>
/// <typeparam name="TSubject">What it happened to.</typeparam>
public interface IRestorable<in TSubject>
    where TSubject : class
{
    /// <summary>What stands there now, where somebody has changed it since; null while it is as this event left it.</summary>
    string? ChangedSince(TSubject subject);

    /// <param name="line">The line of audit that is taken back.</param>
    Result Restore(TSubject subject, long line, Change change);
}

/// <summary>An earlier value was put back.</summary>
/// <param name="Line">The line of audit that was taken back.</param>
public sealed record ValueRestored(Guid? Mission, Guid Subject, string Name, long Line, IReadOnlyList<FieldChange> Fields, string Reason) : DomainEvent
{
    public override Guid? MissionId => Mission;

    public override Guid? SubjectId => Subject;

    public override string Summary => $"{Name}: change {Line} taken back. {string.Join(" ", Fields.Select(put => $"{put.Field}: {put.After ?? "nothing"} again, after {put.Before ?? "nothing"}."))} Reason: {Reason}";

    public override IReadOnlyList<FieldChange> Changes => Fields;
}
