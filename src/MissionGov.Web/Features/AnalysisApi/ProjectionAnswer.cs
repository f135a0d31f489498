using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;

namespace MissionGov.Web.Features.AnalysisApi;

/// <param name="Parts">The methods that auto averages, with their weights; empty for a named method.</param>
/// <param name="ProbabilityEver">Chance of being at or better than the target in any period up to its date, from simulated futures; null where the method has none.</param>
internal sealed record ProjectionAnswer(
    string MethodVersion,
    string? Method,
    string? Why,
    IReadOnlyList<WeightedMethod> Parts,
    ProjectionParameters? Parameters,
    double? LogLikelihood,
    double? Aicc,
    double? Sigma2,
    IReadOnlyList<PointAnswer>? Points,
    double? ProbabilityOfMeeting,
    double? ProbabilityEver,
    Backtest? Backtest,
    IReadOnlyList<string> Warnings,
    RefusedAnswer? Refused)
{
    private static readonly double[] UsualLevels = [50, 80, 95];

    public static ProjectionAnswer To(ProjectionRequest request) =>
        TrendProjection.Project(new Series(request.Frequency, request.Values), request.Steps, request.Options) switch
        {
            Answer<Projection>.Found(var projection) => Of(request, projection),
            Answer<Projection>.Refused refused => new(TrendProjection.MethodVersion, null, null, [], null, null, null, null, null, null, null, null, [], RefusedAnswer.Of(refused.Reason, refused.Have, refused.Need, refused.Message)),
            _ => throw new InvalidOperationException("An answer is found or refused."),
        };

    private static ProjectionAnswer Of(ProjectionRequest request, Projection projection) => new(
        TrendProjection.MethodVersion,
        projection.Method,
        projection.Why,
        projection.Parts,
        projection.Parameters,
        projection.Parameters?.LogLikelihood,
        projection.Parameters?.Aicc,
        projection.Parameters?.Sigma2,
        [.. projection.Points.Take(request.Horizon).Select(point => PointAnswer.Of(point, Calendar.Write(request.Last + point.Step, request.Frequency), projection.HasFan ? request.Levels ?? UsualLevels : []))],
        request.Target is { } goal && projection.HasFan ? projection.Points[request.GoalStep!.Value - 1].Distribution.ChanceOf(goal.Value, goal.Direction) : null,
        request.Target is { } value && projection.HasFan ? projection.Paths?.ChanceEver(value.Value, value.Direction, request.GoalStep!.Value) : null,
        projection.Backtest,
        projection.Warnings,
        Refused: null);
}

internal sealed record PointAnswer(string Period, double Mean, double Median, IReadOnlyList<LevelAnswer> Intervals)
{
    public static PointAnswer Of(ProjectedPoint point, string period, IEnumerable<double> levels) => new(period, point.Distribution.Mean, point.Median,
        [.. levels.Select(level => (Level: level, Interval: point.Interval(level / 100))).Select(pair => new LevelAnswer(pair.Level, pair.Interval.Lower, pair.Interval.Upper))]);
}

internal sealed record LevelAnswer(double Level, double Lower, double Upper);

internal sealed record RefusedAnswer(string Reason, int Have, int Need, string Message)
{
    public static RefusedAnswer Of(Refusal reason, int have, int need, string message) => new(reason.ToString(), have, need, message);
}
