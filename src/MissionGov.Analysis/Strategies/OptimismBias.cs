namespace MissionGov.Analysis.Strategies;

/// <summary>The kinds of project for which overruns have been published.</summary>
public enum ProjectType
{
    /// <summary>Buildings of a usual kind.</summary>
    StandardBuildings,

    /// <summary>Buildings of an unusual kind, or on difficult ground.</summary>
    NonStandardBuildings,

    /// <summary>Roads, drains and the like.</summary>
    StandardCivilEngineering,

    /// <summary>Works of an unusual kind.</summary>
    NonStandardCivilEngineering,

    /// <summary>Equipment and development, programs among them.</summary>
    EquipmentDevelopment,

    /// <summary>Outsourced services: running costs, no published delay.</summary>
    Outsourcing,
}

/// <summary>How far are costs and durations of such a project usually underestimated?</summary>
/// <remarks>
/// Source: HM Treasury, Supplementary Green Book Guidance: Optimism Bias, from Mott MacDonald, Review of Large Public Procurement in
/// the UK (2002); Crown copyright, Open Government Licence. Effects have no published table: what is taken off them is
/// <see cref="Intervention.Haircut"/>, stated by whoever plans.
/// </remarks>
public static class OptimismBias
{
    /// <summary>The published range, in per cent of the estimate.</summary>
    /// <param name="type">The kind of project.</param>
    public static BiasRange Of(ProjectType type) => type switch
    {
        ProjectType.StandardBuildings => new(24, 2, 4, 1),
        ProjectType.NonStandardBuildings => new(51, 4, 39, 2),
        ProjectType.StandardCivilEngineering => new(44, 3, 20, 1),
        ProjectType.NonStandardCivilEngineering => new(66, 6, 25, 3),
        ProjectType.EquipmentDevelopment => new(200, 10, 54, 10),
        ProjectType.Outsourcing => new(41, 0, null, null),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown kind of project."),
    };

    /// <summary>What to add to a cost estimate.</summary>
    /// <param name="type">The kind of project.</param>
    /// <param name="cost">The estimate, 0 or more.</param>
    /// <param name="mitigation">The share of the known causes that is dealt with, 0 to 1.</param>
    /// <returns>The upper end of the range less what is mitigated, and never less than the lower end.</returns>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    public static AdjustedCost Adjust(ProjectType type, double cost, double mitigation)
    {
        var range = Of(type);
        var percent = Math.Max(range.CostLower, range.CostUpper * (1 - Given.Fraction(mitigation, nameof(mitigation))));
        return new(percent, Given.NotNegative(cost, nameof(cost)) * (1 + (percent / 100)));
    }

    /// <summary>The upper ends for a project of several kinds, weighted by their shares of the cost.</summary>
    /// <param name="shares">Each kind's share; they sum to 1.</param>
    /// <returns>In per cent; the duration over those kinds that have one, null where none has.</returns>
    /// <exception cref="ArgumentException">A share is out of range, or they do not sum to 1.</exception>
    public static (double Cost, double? Duration) Mixed(IReadOnlyList<(ProjectType Type, double Share)> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        const double Rounding = 1e-9;
        foreach (var (_, share) in shares) Given.Fraction(share, nameof(shares));
        if (Math.Abs(shares.Sum(part => part.Share) - 1) > Rounding) throw new ArgumentException("The shares must sum to 1.", nameof(shares));
        var timed = shares.Where(part => Of(part.Type).DurationUpper is not null).ToList();
        var weight = timed.Sum(part => part.Share);
        return (shares.Sum(part => part.Share * Of(part.Type).CostUpper), weight == 0 ? null : timed.Sum(part => part.Share * Of(part.Type).DurationUpper!.Value) / weight);
    }
}

/// <summary>Published overruns, in per cent of the estimate.</summary>
/// <param name="CostUpper">Of the cost, with nothing mitigated.</param>
/// <param name="CostLower">Of the cost, with all mitigated.</param>
/// <param name="DurationUpper">Of the duration, with nothing mitigated; null where none is published.</param>
/// <param name="DurationLower">Of the duration, with all mitigated.</param>
public sealed record BiasRange(double CostUpper, double CostLower, double? DurationUpper, double? DurationLower);

/// <summary>A cost with what is usually forgotten.</summary>
/// <param name="Percent">What was added, in per cent.</param>
/// <param name="Cost">The cost with it.</param>
public sealed record AdjustedCost(double Percent, double Cost);
