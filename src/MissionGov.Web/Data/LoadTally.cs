using System.Globalization;
using MissionGov.Domain.Missions;

namespace MissionGov.Web.Data;

/// <summary>What a load says about each of its series, noted while its figures go by: how many, the newest, and the periods.</summary>
/// <param name="count">How many series the load has.</param>
internal sealed class LoadTally(int count)
{
    private readonly Noted[] _noted = new Noted[count];
    private readonly Dictionary<int, List<Run>> _earlierRuns = [];

    public int Figures(int series) => _noted[series].Figures;

    /// <summary>The newest period with a value that is no forecast; null where there is none.</summary>
    public LoadedFigure? Newest(int series) => _noted[series].HasNewest ? _noted[series].Newest : null;

    public void Add(in LoadedFigure figure)
    {
        ref var noted = ref _noted[figure.Series];
        var (start, end) = figure.Period;
        if (noted.Figures++ == 0) noted.Run = new(start, end);
        else if (start == noted.Run.End.AddDays(1)) noted.Run = noted.Run with { End = end };
        else if (end.AddDays(1) == noted.Run.Start) noted.Run = noted.Run with { Start = start };
        else
        {
            if (!_earlierRuns.TryGetValue(figure.Series, out var runs)) _earlierRuns[figure.Series] = runs = [];
            runs.Add(noted.Run);
            noted.Run = new(start, end);
        }

        if (figure.Value is null || figure.Quality.HasFlag(Quality.Forecast) || (noted.HasNewest && figure.Period <= noted.Newest.Period)) return;
        noted.Newest = figure;
        noted.HasNewest = true;
    }

    /// <summary>The periods spoken about, each with the numbers of its series, as PostgreSQL writes multiranges. Series of one file mostly share theirs.</summary>
    public IEnumerable<(string Periods, string Series)> Spans(int[] ids) =>
        Enumerable.Range(0, _noted.Length).Where(series => _noted[series].Figures > 0)
            .GroupBy(PeriodsOf, series => ids[series], StringComparer.Ordinal)
            .Select(group => (group.Key, Numbers([.. group.Order()])));

    private string PeriodsOf(int series)
    {
        List<Run> runs = [.. _earlierRuns.GetValueOrDefault(series, []), _noted[series].Run];
        if (runs.Count == 1) return $"{{{runs[0]}}}";
        runs.Sort((one, other) => one.Start.CompareTo(other.Start));
        List<Run> joined = [runs[0]];
        foreach (var run in runs.Skip(1))
        {
            if (run.Start <= joined[^1].End.AddDays(1)) joined[^1] = joined[^1] with { End = run.End > joined[^1].End ? run.End : joined[^1].End };
            else joined.Add(run);
        }

        return $"{{{string.Join(',', joined)}}}";
    }

    private static string Numbers(int[] ordered)
    {
        List<string> ranges = [];
        for (int from = 0, at = 0; at < ordered.Length; at++)
        {
            if (at + 1 < ordered.Length && ordered[at + 1] == ordered[at] + 1) continue;
            ranges.Add(string.Create(CultureInfo.InvariantCulture, $"[{ordered[from]},{ordered[at]}]"));
            from = at + 1;
        }

        return $"{{{string.Join(',', ranges)}}}";
    }

    private struct Noted
    {
        public int Figures;
        public Run Run;
        public bool HasNewest;
        public LoadedFigure Newest;
    }

    // Days that follow each other without a gap.
    private readonly record struct Run(DateOnly Start, DateOnly End)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"[{Start:yyyy-MM-dd},{End:yyyy-MM-dd}]");
    }
}
