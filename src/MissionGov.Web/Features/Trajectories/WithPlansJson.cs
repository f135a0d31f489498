using MissionGov.Analysis.TimeSeries;
using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;

namespace MissionGov.Web.Features.Trajectories;

/// <summary>Where the target is heading with its plans, and whether they add up. Values are in the unit of the target, changes signed.</summary>
/// <param name="Coverage">The share of what is needed that the plans are expected to bring; null where nothing is needed.</param>
/// <param name="Unexplained">What has no plan behind it: expected and unexplained make the goal.</param>
/// <param name="Overlap">What plans do twice: status quo, bars and overlap make the expected value.</param>
/// <param name="Points">Period by period, the deadline last.</param>
internal sealed record WithPlansJson(
    double Median,
    IReadOnlyList<IntervalJson> Intervals,
    double ProbabilityOfMeeting,
    double StatusQuo,
    double Expected,
    double? Coverage,
    string Verdict,
    string Sentence,
    double Unexplained,
    double Overlap,
    IReadOnlyList<PlanJson> Bars,
    IReadOnlyList<string> NotCounted,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<ProjectedJson> Points)
{
    public static WithPlansJson Of(TargetStrategy strategy)
    {
        var sum = strategy.Sum!;
        return new(
            sum.Median,
            Ranges(sum.Intervals),
            sum.ChanceOfMeeting,
            strategy.StatusQuo!.Value,
            sum.Expected,
            sum.Coverage,
            char.ToLowerInvariant(sum.Verdict.ToString()[0]) + sum.Verdict.ToString()[1..],
            StrategyWords.Sentence(strategy),
            sum.Unexplained,
            sum.Overlap,
            [.. strategy.Plans.Select(plan => new PlanJson(plan.Plan.Slug, plan.Plan.Name, plan.Contribution, plan.Lower, plan.Upper, plan.Plan.Evidence?.InWords(), plan.Starts, plan.DaysSlipped, Brings(strategy, plan)))],
            [.. strategy.NotCounted.Select(left => left.Plan.Slug)],
            strategy.Warnings,
            [.. strategy.InTime.Values.Select(value => new ProjectedJson(value.Period.Compact, value.Median, Ranges(value.Intervals)))]);
    }

    private static IReadOnlyList<double> Brings(TargetStrategy strategy, CountedPlan plan) => strategy.InTime.Plans.FirstOrDefault(one => one.Plan.Id == plan.Plan.Id)?.Brings ?? [];

    private static IReadOnlyList<IntervalJson> Ranges(IEnumerable<Interval> intervals) => [.. intervals.Select(interval => new IntervalJson((int)Math.Round(100 * interval.Level), interval.Lower, interval.Upper))];
}

/// <param name="Evidence">What its best estimate rests on.</param>
/// <param name="DaysSlipped">How much later than planned the milestone comes that it waits for.</param>
/// <param name="Brings">What it is expected to bring by each of the points.</param>
internal sealed record PlanJson(string Plan, string Name, double Contribution, double Lower, double Upper, string? Evidence, DateOnly Starts, int DaysSlipped, IReadOnlyList<double> Brings);
