using MissionGov.Analysis.Trajectories;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

internal sealed record TrajectoryRequest(OnRequest Baseline, ByRequest Target, IReadOnlyList<string> At, TrajectoryShape Shape = TrajectoryShape.Linear, double? Steepness = null, double? StepAt = null, IReadOnlyList<OnRequest>? Interim = null)
{
    private const int MostMoments = 10_000;

    public TrajectoryAnswer Answer()
    {
        if (At.Count > MostMoments) throw new RequestProblem("/at", $"Ask for at most {MostMoments:N0} moments.");
        var baseline = new TrajectoryPoint(Calendar.Years(Baseline.On, "/baseline/on"), Baseline.Value);
        var goal = new TrajectoryPoint(Calendar.Years(Target.By, "/target/by"), Target.Value);
        if (goal.At <= baseline.At) throw new RequestProblem("/target/by", "The target must come after the baseline.");
        TrajectoryPoint[] interim = [.. (Interim ?? []).Select((point, i) => new TrajectoryPoint(Calendar.Years(point.On, $"/interim/{i}/on"), point.Value))];
        return new TrajectoryAnswer([.. At.Select((moment, i) => new MomentAnswer(moment, RequiredTrajectory.At(Shape, baseline, goal, interim, Calendar.Years(moment, $"/at/{i}"), Steepness, StepAt)))]);
    }
}

internal sealed record OnRequest(double Value, string On);

internal sealed record ByRequest(double Value, string By);

internal sealed record TrajectoryAnswer(IReadOnlyList<MomentAnswer> Values);

internal sealed record MomentAnswer(string At, double Required);
