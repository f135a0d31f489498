using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Features.WhatIf;

/// <summary>The least reach of one plan at which meeting the target is as likely as not; null where even all of it would not do.</summary>
/// <param name="Plan">Its slug.</param>
/// <param name="Reach">0 to 1.</param>
public sealed record EvenReach(string Plan, string Name, double? Reach)
{
    private const double Even = 0.5;

    // To a tenth of a per cent.
    private const int Halvings = 10;

    // Each takes ten sums.
    private const int Most = 8;

    /// <param name="supposed">The answer to the scenario: nothing is sought where it is even already.</param>
    /// <param name="ask">Adds up the plans in another scenario.</param>
    public static IReadOnlyList<EvenReach> Of(TargetStrategy supposed, Scenario scenario, Func<Scenario, TargetStrategy> ask, CancellationToken ct) =>
        supposed.Sum is null || supposed.ChanceWithPlans >= Even ? [] :
        [
            .. supposed.Plans.Where(plan => plan.Plan.Slug != Domain.Interventions.Intervention.SupposedSlug && plan.Contribution != 0).Take(Most)
                .Select(plan => new EvenReach(plan.Plan.Slug, plan.Plan.Name, Seek(reach => ask(With(scenario, plan.Plan.Id, reach)).ChanceWithPlans >= Even, ct))),
        ];

    // The same luck is met at every reach, so that the chance grows with it and halving finds the place.
    private static double? Seek(Func<double, bool> isEven, CancellationToken ct)
    {
        if (!isEven(1)) return null;
        var (low, high) = (0.0, 1.0);
        for (var step = 0; step < Halvings; step++)
        {
            ct.ThrowIfCancellationRequested();
            var middle = (low + high) / 2;
            if (isEven(middle)) high = middle; else low = middle;
        }

        return high;
    }

    private static Scenario With(Scenario scenario, Guid plan, double reach) =>
        scenario with { Plans = new Dictionary<Guid, Supposition>(scenario.Plans) { [plan] = scenario.Plans.GetValueOrDefault(plan, Supposition.None) with { Reach = reach } } };
}
