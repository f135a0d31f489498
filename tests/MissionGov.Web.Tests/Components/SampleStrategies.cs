using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Tests.Components;

/// <summary>Plans for a sample target, so that a test sees the drawing of what they bring.</summary>
internal static class SampleStrategies
{
    /// <summary>One plan from early 2026 on, over two years.</summary>
    public static TargetStrategy Of(TargetAssessment assessment, double effect)
    {
        var plan = new Intervention { MissionId = assessment.Target.MissionId, TargetId = assessment.Target.Id, Name = "Evening clinics" };
        Succeeds(plan.Revise(plan.Details with { RollOut = new() { StartDate = new DateOnly(2026, 3, 1), RampMonths = 24 } }, [], null, new Dictionary<Guid, string>()));
        var (low, high) = (Math.Min(effect / 2, effect * 1.5), Math.Max(effect / 2, effect * 1.5));
        Succeeds(plan.Quantify(new EffectEstimate(Guid.NewGuid(), low, effect, high) { Source = "A trial", Evidence = EvidenceLevel.Trial }, assessment.Target));
        return StrategyAssessment.Assess(assessment, [plan], [], null, Scenario.AsPlanned);
    }

    private static void Succeeds(Result result) => Assert.Null(result.Problem);
}
