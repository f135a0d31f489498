using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;

namespace MissionGov.Web.Features.AnalysisApi;

/// <param name="ProbabilityWithoutPlans">The chance of meeting the target if nothing new is done.</param>
/// <param name="Coverage">The share of the gap that is expected to be closed; null where the target is met without new action.</param>
/// <param name="Exact">True where spread and chance are known without draws.</param>
internal sealed record StrategyApiAnswer(
    string MethodVersion,
    double? Expected,
    double? Median,
    double? Sd,
    IReadOnlyList<LevelAnswer>? Intervals,
    double? ProbabilityOfMeeting,
    double? ProbabilityWithoutPlans,
    double? Coverage,
    CoverageVerdict? Verdict,
    double? Unexplained,
    IReadOnlyList<EffectBar>? Bars,
    double? Overlap,
    IReadOnlyList<Sensitivity>? Sensitivity,
    IReadOnlyList<FairShare>? Shapley,
    bool? Exact,
    IReadOnlyList<string> WithoutEstimate,
    IReadOnlyList<string> Warnings,
    RefusedAnswer? Refused)
{
    public static StrategyApiAnswer To(Answer<AddedUp> answer, IReadOnlyList<double> levels) => answer switch
    {
        Answer<AddedUp>.Found(var found) => new(
            Strategy.MethodVersion,
            found.Expected,
            found.Median,
            found.Sd,
            [.. found.Intervals.Zip(levels, (interval, level) => new LevelAnswer(level, interval.Lower, interval.Upper))],
            found.ChanceOfMeeting,
            found.ChanceWithoutPlans,
            found.Coverage,
            found.Verdict,
            found.Unexplained,
            found.Bars,
            found.Overlap,
            found.Sensitivity,
            found.Shapley,
            found.IsExact,
            found.WithoutEstimate,
            found.Warnings,
            Refused: null),
        Answer<AddedUp>.Refused refused => new(
            Strategy.MethodVersion, null, null, null, null, null, null, null, null, null, null, null, null, null, null, [], [], RefusedAnswer.Of(refused.Reason, refused.Have, refused.Need, refused.Message)),
        _ => throw new InvalidOperationException("An answer is found or refused."),
    };
}
