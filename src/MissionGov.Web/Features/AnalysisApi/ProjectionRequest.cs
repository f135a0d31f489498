using MissionGov.Analysis;
using MissionGov.Analysis.TimeSeries;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

internal sealed record ProjectionRequest(
    Frequency Frequency,
    string Start,
    IReadOnlyList<double?> Values,
    int Horizon,
    IReadOnlyList<double>? Levels = null,
    ProjectionMethod Method = ProjectionMethod.Auto,
    string? Model = null,
    Transform? Transform = null,
    BoundsRequest? Bounds = null,
    GoalRequest? Target = null,
    int Seed = 1)
{
    // More than any target is away; a longer request is a mistake or an attack.
    private const int LongestHorizon = 1_000;
    private const int LongestSeries = 2_000;

    // Far beyond any published figure; squares of it still fit a double.
    private const double LargestValue = 1e100;

    // Every whole per cent; a longer list is a mistake or an attack.
    private const int MostLevels = 99;

    /// <summary>A named method answers as the textbook does, on the plain scale unless another is asked for.</summary>
    internal ProjectionOptions Options => new()
    {
        Method = Method,
        EtsModel = Model,
        Transform = Transform ?? (Method == ProjectionMethod.Auto ? MissionGov.Analysis.TimeSeries.Transform.Auto : MissionGov.Analysis.TimeSeries.Transform.None),
        Bounds = new Bounds(Bounds?.Lower, Bounds?.Upper),
        Seed = Seed,
    };

    /// <summary>How many steps to project: to the horizon, and to the goal if that is further.</summary>
    internal int Steps
    {
        get
        {
            if (Values.Count > LongestSeries) throw new RequestProblem("/values", $"Send at most {LongestSeries:N0} values.");
            if (Values.Any(value => Math.Abs(value ?? 0) > LargestValue)) throw new RequestProblem("/values", "A value is too large.");
            if (Horizon is < 1 or > LongestHorizon) throw new RequestProblem("/horizon", $"The horizon must be from 1 to {LongestHorizon:N0} periods.");
            if (Last + Horizon > Calendar.Latest(Frequency)) throw new RequestProblem("/horizon", $"The last period would lie after the year {Calendar.LatestYear}.");
            if (Levels?.Count > MostLevels) throw new RequestProblem("/levels", $"Ask for at most {MostLevels} levels.");
            if (Levels?.Any(level => level is <= 0 or >= 100) == true) throw new RequestProblem("/levels", "A level is a percentage between 0 and 100, both excluded.");
            if (Bounds is { } bounds && bounds.Lower >= bounds.Upper) throw new RequestProblem("/bounds", "The lower bound must be below the upper.");
            if (Transform == MissionGov.Analysis.TimeSeries.Transform.Logit && Bounds is not { Lower: not null, Upper: not null }) throw new RequestProblem("/bounds", "A logit needs both bounds.");
            if (Options.WrongEtsModel(Frequency) is { } wrong) throw new RequestProblem("/model", wrong);
            if (GoalStep is < 1 or > LongestHorizon) throw new RequestProblem("/target/by", $"The target must lie from 1 to {LongestHorizon:N0} periods after the last value.");
            return Math.Max(Horizon, GoalStep ?? 0);
        }
    }

    internal int? GoalStep => Target is null ? null : Calendar.Read(Target.By, Frequency, "/target/by") - Last;

    /// <summary>The number of the last period of the series.</summary>
    internal int Last => Calendar.Read(Start, Frequency, "/start") + Values.Count - 1;
}

internal sealed record BoundsRequest(double? Lower = null, double? Upper = null);

internal sealed record GoalRequest(double Value, string By, Direction Direction);
