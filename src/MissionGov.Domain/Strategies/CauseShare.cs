using MissionGov.Analysis;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Missions;

namespace MissionGov.Domain.Strategies;

/// <summary>How much of what the plans for one target are expected to bring acts on root causes, and how much on symptoms.</summary>
/// <param name="OnCauses">Towards the goal by the deadline, in the unit of the target; below 0 where the plans lead away from it.</param>
/// <param name="OnNoDriver">Of plans that hang on no driver of the tree.</param>
public sealed record CauseShare(Target Target, double OnCauses, double OnSymptoms, double OnNoDriver)
{
    /// <summary>Null where no plan has a number.</summary>
    public static CauseShare? Of(TargetStrategy strategy, DriverTree tree)
    {
        if (strategy.Plans.Count == 0) return null;
        var isUp = strategy.Assessment.Goal.Direction == Direction.AtLeast;
        double Sum(bool? onSymptom) => strategy.Plans.Where(plan => tree.ActsOnSymptom(plan.Plan.Id) == onSymptom).Sum(plan => isUp ? plan.Contribution : -plan.Contribution);
        return new(strategy.Target, Sum(false), Sum(true), Sum(null));
    }

    /// <summary>"On root causes: 12.0 of the 16.4 points that the plans bring." What leads away from the goal is told apart. Overlaps are not taken off: they belong to two plans.</summary>
    public string Words
    {
        get
        {
            double[] parts = [OnCauses, OnSymptoms, OnNoDriver];
            var (unit, brought, away) = (Target.Indicator.Unit, parts.Where(part => part > 0).Sum(), parts.Where(part => part < 0).Sum());
            var told = unit.Rounded(brought) == 0 ? "The plans bring nothing towards the goal." : $"On root causes: {unit.Number(Math.Max(0, OnCauses))} of the {unit.Difference(brought)} that the plans bring.";
            return unit.Rounded(away) == 0 ? told : $"{told} Some plans lead away from the goal by {unit.Difference(away)}.";
        }
    }
}
