namespace MissionGov.Analysis.Progress;

/// <summary>The figures every progress rule works on.</summary>
internal sealed record Comparison(int BaseYear, double BaseValue, int CurrentYear, double CurrentValue, Direction Direction, double? Target, int? WantedBy)
{
    // The year of the 2030 Agenda.
    private const int AgendaYear = 2030;

    public int TargetYear => WantedBy ?? AgendaYear;

    /// <summary>1 where more is better, -1 where less is.</summary>
    public int Sign => Direction == Direction.AtLeast ? 1 : -1;

    public bool TargetReached => Target is { } target && (CurrentValue - target) * Sign >= 0;

    /// <summary>Yearly compound growth to the current value; not finite where growth has no meaning.</summary>
    public double GrowthAchieved => Growth(CurrentValue, CurrentYear);

    /// <summary>Yearly compound growth that leads to the target; not finite where growth has no meaning.</summary>
    public double GrowthRequired => Target is { } target ? Growth(target, TargetYear) : double.NaN;

    /// <summary>Growth in the direction wanted over the size of the growth required; not finite where it has no meaning.</summary>
    public double GrowthRatio => Sign * GrowthAchieved / Math.Abs(GrowthRequired);

    /// <summary>Why a rule that compares growth can say nothing, or null when it can.</summary>
    public string? WhyNoGrowth => this switch
    {
        { BaseYear: var from, CurrentYear: var to } when to <= from => $"Only one year is observed from {from} on; two are needed.",
        { BaseValue: <= 0 } or { CurrentValue: <= 0 } => "Yearly growth has no meaning for values at or below zero.",
        { Target: <= 0 } => "Yearly growth towards a target at or below zero has no meaning.",
        { Target: not null } when TargetYear <= BaseYear => $"The target year {TargetYear} is not after the base year {BaseYear}.",
        { Target: { } target } when target == BaseValue && !TargetReached => "The target equals the base value, so no growth is required.",
        _ when !double.IsFinite(GrowthAchieved) || (Target is not null && !double.IsFinite(GrowthRequired)) => "The values differ too much in size to compare their growth.",
        _ => null,
    };

    private double Growth(double value, int year) => Math.Pow(value / BaseValue, 1.0 / (year - BaseYear)) - 1;
}
