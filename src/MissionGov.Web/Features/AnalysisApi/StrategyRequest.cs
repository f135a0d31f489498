using System.Text.Json;
using MissionGov.Analysis;
using MissionGov.Analysis.Strategies;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.AnalysisApi;

/// <param name="Correlation">One number for every two, or a full matrix.</param>
/// <param name="Baseline">Where the indicator stood when the target was set: then a target on the wrong side of it is refused.</param>
internal sealed record StrategyRequest(
    NormalRequest StatusQuo,
    double Target,
    Direction Direction,
    IReadOnlyList<InterventionRequest?> Interventions,
    Combination Combine = Combination.Additive,
    JsonElement? Correlation = null,
    IReadOnlyList<double>? Levels = null,
    IReadOnlyList<OverlapRequest?>? Overlaps = null,
    double? Baseline = null,
    int Draws = 100_000,
    int Seed = 1)
{
    // A longer list is a mistake or an attack.
    private const int MostInterventions = 200;
    private const int MostOverlaps = 2_000;

    // Each is a number that is kept until the answer: 160 MB.
    private const long MostDrawsOfAll = 20_000_000;

    internal static readonly double[] UsualLevels = [80, 95];

    internal StrategyQuestion Question
    {
        get
        {
            if (Interventions.Count > MostInterventions) throw new RequestProblem("/interventions", $"Send at most {MostInterventions} interventions.");
            if (Draws * (long)Interventions.Count > MostDrawsOfAll) throw new RequestProblem("/draws", $"All interventions together take at most {MostDrawsOfAll:N0} draws. Ask for fewer draws.");
            if (Overlaps?.Count > MostOverlaps) throw new RequestProblem("/overlaps", $"Send at most {MostOverlaps:N0} overlaps.");
            if (Levels?.Any(level => level is <= 0 or >= 100) == true) throw new RequestProblem("/levels", "A level is a percentage between 0 and 100, both excluded.");
            return new(StatusQuo.Distribution("/statusQuo"), Target, Direction, [.. Interventions.Select((one, i) => one?.Intervention($"/interventions/{i}") ?? throw new RequestProblem($"/interventions/{i}", "Send a name and an effect."))])
            {
                Combine = Combine,
                Correlation = Correlations(),
                Overlaps = [.. (Overlaps ?? []).Select((one, i) => one?.Overlap($"/overlaps/{i}", Interventions.Count) ?? throw new RequestProblem($"/overlaps/{i}", "Send two places and a share."))],
                Levels = [.. (Levels ?? UsualLevels).Select(level => level / 100)],
                Baseline = Baseline,
                Draws = Draws,
                Seed = Seed,
            };
        }
    }

    public StrategyApiAnswer Answer() => Pointing.At("", () => StrategyApiAnswer.To(Strategy.AddUp(Question), Levels ?? UsualLevels));

    private Correlation Correlations() => Correlation switch
    {
        null or { ValueKind: JsonValueKind.Null } => MissionGov.Analysis.Strategies.Correlation.None,
        { ValueKind: JsonValueKind.Number } one => one.GetDouble() == 0 ? MissionGov.Analysis.Strategies.Correlation.None : MissionGov.Analysis.Strategies.Correlation.Between(one.GetDouble()),
        { ValueKind: JsonValueKind.Array } rows => MissionGov.Analysis.Strategies.Correlation.Of([.. rows.EnumerateArray().Select(Row)]),
        _ => throw new RequestProblem("/correlation", "Send one number, or a matrix of numbers."),
    };

    private static double[] Row(JsonElement row, int i) => row.ValueKind != JsonValueKind.Array
        ? throw new RequestProblem($"/correlation/{i}", "Each row of the matrix is a list of numbers.")
        : [.. row.EnumerateArray().Select((cell, j) => cell.ValueKind == JsonValueKind.Number ? cell.GetDouble() : throw new RequestProblem($"/correlation/{i}/{j}", "A correlation is a number."))];
}

internal sealed record OverlapRequest(IReadOnlyList<int> Between, double Share)
{
    public Overlap Overlap(string pointer, int interventions)
    {
        if (Between.Count != 2 || Between.Any(place => place < 0 || place >= interventions)) throw new RequestProblem($"{pointer}/between", "An overlap is between two of the interventions, told by their places from 0.");
        if (Between[0] == Between[1]) throw new RequestProblem($"{pointer}/between", "An overlap is between two different interventions.");
        return Share >= 0 ? new(Between[0], Between[1], Share) : throw new RequestProblem($"{pointer}/share", "A share is not below 0.");
    }
}
