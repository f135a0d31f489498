namespace MissionGov.Domain.Delivery;

/// <summary>Something in the way of a milestone, and who could take it away.</summary>
public sealed record Blocker(Guid Id, string What, DateOnly Since, string WhoCanUnblock)
{
    /// <summary>So long a unit tries by itself; then the stocktake is offered it.</summary>
    public const int DaysUntilStocktake = 14;

    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public DateOnly? ResolvedOn { get; init; }

    public string? HowResolved { get; init; }

    /// <summary>Who has been asked to help, at the highest; null while nobody was.</summary>
    public EscalationLevel? Level => Escalations is [.., var last] ? last.To : null;

    public int AgeInDays(DateOnly today) => Math.Max(0, (ResolvedOn ?? today).DayNumber - Since.DayNumber);

    /// <summary>Old enough for the stocktake, or with the minister already.</summary>
    public bool IsForStocktake(DateOnly today) => ResolvedOn is null && (AgeInDays(today) >= DaysUntilStocktake || Level == EscalationLevel.Minister);
}

/// <summary>Who is asked for help, from near to far.</summary>
public enum EscalationLevel
{
    Unit,
    SeniorResponsibleOwner,
    Minister,
}

public sealed record Escalation(EscalationLevel To, DateOnly On);

public static class EscalationWords
{
    public static string InWords(this EscalationLevel level) => level switch
    {
        EscalationLevel.Unit => "unit lead",
        EscalationLevel.SeniorResponsibleOwner => "senior responsible owner",
        _ => "minister",
    };
}
