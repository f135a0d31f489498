using MissionGov.Analysis.Trajectories;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <summary>A path from baseline to target. Periods, where a shape counts them, are those the baseline is written in.</summary>
internal sealed record TrajectoryRequest(
    OnRequest Baseline,
    ByRequest Target,
    IReadOnlyList<string?> At,
    TrajectoryShape Shape = TrajectoryShape.Linear,
    double? Steepness = null,
    double? StepAt = null,
    IReadOnlyList<OnRequest?>? Interim = null,
    IReadOnlyList<double>? Season = null)
{
    private const int MostMoments = 10_000;
    private const int MostPoints = 1_000;

    // Far beyond any published figure; sums and products of it still fit a double.
    private const double LargestValue = 1e100;

    public TrajectoryAnswer Answer()
    {
        if (At.Count > MostMoments) throw new RequestProblem("/at", $"Ask for at most {MostMoments:N0} moments.");
        if (Interim?.Count > MostPoints || Season?.Count > MostPoints) throw new RequestProblem("/interim", $"Send at most {MostPoints:N0} interim points and periods of a season.");
        if (Shape == TrajectoryShape.Seasonal && Season is not { Count: > 0 }) throw new RequestProblem("/season", "A seasonal path needs the usual departure from the line in each period of a year.");
        if (Season?.Any(value => Math.Abs(value) > LargestValue) == true) throw new RequestProblem("/season", "A value is too large.");

        double periodsInYear = Shape == TrajectoryShape.Seasonal ? Season!.Count : Calendar.PeriodsInYear(Baseline.On);
        var baseline = Point(Baseline.Value, Baseline.On, "/baseline", "on");
        var goal = Point(Target.Value, Target.By, "/target", "by");
        TrajectoryPoint[] interim = [.. (Interim ?? []).Select((point, i) => point is null ? throw new RequestProblem($"/interim/{i}", "Send a value and when it is needed.") : Point(point.Value, point.On, $"/interim/{i}", "on"))];
        RequireOrder(baseline, interim, goal);
        try
        {
            return new([.. At.Select((moment, i) => new MomentAnswer(
                moment!, RequiredTrajectory.At(Shape, baseline, goal, interim, Calendar.Moment(moment, periodsInYear, $"/at/{i}"), Steepness, StepAt, Season)))]);
        }
        catch (ArgumentException wrong) when (wrong.ParamName is "steepness" or "ratio")
        {
            throw new RequestProblem("/steepness", wrong.Message.Split(" (Parameter")[0]);
        }

        TrajectoryPoint Point(double value, string moment, string pointer, string time)
        {
            if (Math.Abs(value) > LargestValue) throw new RequestProblem($"{pointer}/value", "The value is too large.");
            if (Shape == TrajectoryShape.Geometric && value <= 0) throw new RequestProblem($"{pointer}/value", "A geometric path needs values above zero.");
            return new(Calendar.Moment(moment, periodsInYear, $"{pointer}/{time}"), value);
        }
    }

    private static void RequireOrder(TrajectoryPoint baseline, TrajectoryPoint[] interim, TrajectoryPoint goal)
    {
        if (goal.At <= baseline.At) throw new RequestProblem("/target/by", "The target must come after the baseline.");
        for (var i = 0; i < interim.Length; i++)
        {
            var before = i == 0 ? baseline : interim[i - 1];
            if (interim[i].At <= before.At || interim[i].At >= goal.At) throw new RequestProblem($"/interim/{i}/on", "Interim points lie between baseline and target, earliest first.");
        }
    }
}

internal sealed record OnRequest(double Value, string On);

internal sealed record ByRequest(double Value, string By);

internal sealed record TrajectoryAnswer(IReadOnlyList<MomentAnswer> Values);

internal sealed record MomentAnswer(string At, double Required);
