using MissionGov.Analysis.Progress;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

internal sealed record ProgressRequest(
    ProgressMeasure Measure,
    IReadOnlyList<int> Years,
    IReadOnlyList<double?> Values,
    WantedChange? Direction = null,
    double? Target = null,
    int? TargetYear = null,
    int? BaseYear = null,
    double? Limit = null)
{
    private const int MostYears = 2_000;
    private const int LatestYear = 9_999;

    // Far beyond any published figure.
    private const double LargestValue = 1e100;

    /// <summary>The question, once it is of a sensible size. Open SDG alone has a usual direction: less is better.</summary>
    internal ProgressQuestion Question
    {
        get
        {
            if (Years.Count > MostYears) throw new RequestProblem("/years", $"Send at most {MostYears:N0} years.");
            if (Years.Count != Values.Count) throw new RequestProblem("/values", $"Send one value a year: there are {Years.Count} years and {Values.Count} values.");
            if (Years.Any(IsNoYear)) throw new RequestProblem("/years", $"A year lies from 1 to {LatestYear}.");
            if (Years.GroupBy(year => year).FirstOrDefault(group => group.Count() > 1) is { } twice) throw new RequestProblem("/years", $"The year {twice.Key} comes twice.");
            if (TargetYear is { } by && IsNoYear(by)) throw new RequestProblem("/targetYear", $"A year lies from 1 to {LatestYear}.");
            if (BaseYear is { } from && IsNoYear(from)) throw new RequestProblem("/baseYear", $"A year lies from 1 to {LatestYear}.");
            if (Values.Any(IsTooLarge)) throw new RequestProblem("/values", "A value is too large.");
            if (IsTooLarge(Target)) throw new RequestProblem("/target", "The target is too large.");
            if (IsTooLarge(Limit)) throw new RequestProblem("/limit", "The limit is too large.");
            if (Direction is null && Measure != ProgressMeasure.OpenSdg) throw new RequestProblem("/direction", "Say which way is better: increase or decrease.");
            if (Measure == ProgressMeasure.PaceRatio && Target is not null && TargetYear is null) throw new RequestProblem("/targetYear", "Say by which year the target is to be met.");
            return new(Measure, Years, Values, Direction == WantedChange.Increase ? MissionGov.Analysis.Direction.AtLeast : MissionGov.Analysis.Direction.AtMost)
            {
                Target = Target,
                TargetYear = TargetYear,
                BaseYear = BaseYear,
                Limit = Limit,
            };
        }
    }

    private static bool IsNoYear(int year) => year is < 1 or > LatestYear;

    private static bool IsTooLarge(double? value) => Math.Abs(value ?? 0) > LargestValue;
}

/// <summary>Which way the measure should go.</summary>
internal enum WantedChange
{
    Increase,
    Decrease,
}
