namespace MissionGov.Domain.Interventions;

/// <summary>How much of the effect arrives, and when. What nobody said stands at the value that takes nothing off.</summary>
public sealed record RollOut
{
    public const int MostMonths = 600;

    /// <summary>When it starts, where no milestone says so.</summary>
    public DateOnly? StartDate { get; init; }

    /// <summary>Months from the start to the first effect.</summary>
    public int LagMonths { get; init; }

    /// <summary>Months from the first effect to the whole of it; in between it grows evenly.</summary>
    public int RampMonths { get; init; }

    /// <summary>From this day on it has no effect.</summary>
    public DateOnly? EndDate { get; init; }

    /// <summary>Months in which half of the effect wears off, once it is whole; null where it lasts.</summary>
    public double? HalfLifeMonths { get; init; }

    /// <summary>Share of those it is for that it reaches, 0 to 1.</summary>
    public double Reach { get; init; } = 1;

    /// <summary>Share of the effect that is left as it is really done, 0 to 1.</summary>
    public double Fidelity { get; init; } = 1;

    /// <summary>Share that would have happened anyway, 0 to 1.</summary>
    public double Deadweight { get; init; }

    /// <summary>Chance that it is done at all, 0 to 1.</summary>
    public double ChanceOfDelivery { get; init; } = 1;

    /// <summary>Share taken off because plans promise too much, 0 to 1.</summary>
    public double OptimismHaircut { get; init; }

    /// <summary>What is left of the effect when all is done, without the chance that nothing is: 0 to 1.</summary>
    public double Share => Reach * Fidelity * (1 - Deadweight) * (1 - OptimismHaircut);

    /// <param name="start">The day it starts, by its milestone or its own date; null where nobody said.</param>
    public IEnumerable<FieldProblem> Problems(DateOnly? start) =>
    [
        .. FieldChecks.Real("start", StartDate),
        .. FieldChecks.Real("end", EndDate),
        .. Months("lag", LagMonths),
        .. Months("ramp", RampMonths),
        .. HalfLifeMonths is { } half && !(half > 0 && half <= MostMonths) ? new[] { new FieldProblem("half-life", $"Months must be above 0 and up to {MostMonths}") } : [],
        .. Share01("reach", Reach),
        .. Share01("fidelity", Fidelity),
        .. Share01("deadweight", Deadweight),
        .. Share01("chance", ChanceOfDelivery),
        .. Share01("haircut", OptimismHaircut),
        .. EndDate is { } end && start is { } begin && end <= begin ? new[] { new FieldProblem("end", $"It must end after {FieldChanges.Day(begin)}, the day it starts") } : [],
    ];

    internal FieldChanges ChangesFrom(RollOut? before, FieldChanges changes) => changes
        .Add("start", before?.StartDate, StartDate)
        .Add("end", before?.EndDate, EndDate)
        .Add("months to the first effect", Words(before?.LagMonths), Words(LagMonths))
        .Add("months to the whole effect", Words(before?.RampMonths), Words(RampMonths))
        .Add("months to lose half", Words(before?.HalfLifeMonths), Words(HalfLifeMonths))
        .Add("reach", Percent(before?.Reach), Percent(Reach))
        .Add("done as designed", Percent(before?.Fidelity), Percent(Fidelity))
        .Add("would happen anyway", Percent(before?.Deadweight), Percent(Deadweight))
        .Add("chance that it is done", Percent(before?.ChanceOfDelivery), Percent(ChanceOfDelivery))
        .Add("taken off for optimism", Percent(before?.OptimismHaircut), Percent(OptimismHaircut));

    internal static string? Percent(double? share) => share is { } given ? $"{Math.Round(100 * given, 1):0.#}%" : null;

    private static IEnumerable<FieldProblem> Months(string field, int months) => months is >= 0 and <= MostMonths ? [] : [new(field, $"Months must be a whole number from 0 to {MostMonths}")];

    // Written so that what is not a number is refused too.
    private static IEnumerable<FieldProblem> Share01(string field, double share) => share is >= 0 and <= 1 ? [] : [new(field, "Enter a percentage from 0 to 100")];

    private static string? Words(double? number) => number?.ToString("0.##", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));
}
