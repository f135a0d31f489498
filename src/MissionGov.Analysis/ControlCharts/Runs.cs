namespace MissionGov.Analysis.ControlCharts;

/// <summary>Runs of points on one side of the centre line. Points on the line count for nothing.</summary>
/// <param name="Useful">How many points are off the line.</param>
/// <param name="Longest">The longest run of them on one side.</param>
/// <param name="LongestAllowed">A longer run is a signal.</param>
/// <param name="Crossings">How often the points cross the line.</param>
/// <param name="CrossingsNeeded">Fewer crossings are a signal.</param>
/// <param name="IsSignal">The points are not in random order around the line: something changed.</param>
/// <remarks>Source: Anhøj and Olesen 2014, Run charts revisited; Anhøj and Wentzel-Larsen 2020 for the boxes.</remarks>
public sealed record Runs(int Useful, int Longest, int LongestAllowed, int Crossings, int CrossingsNeeded, bool IsSignal)
{
    internal static Runs Around(ShewhartLines lines, RunRule rule)
    {
        int useful = 0, longest = 0, run = 0, crossings = 0, side = 0;
        foreach (var value in lines.Plotted)
        {
            var own = value > lines.Centre ? 1 : value < lines.Centre ? -1 : 0;
            if (own == 0) continue;
            useful++;
            if (own == -side) crossings++;
            run = own == side ? run + 1 : 1;
            longest = Math.Max(longest, run);
            side = own;
        }

        if (useful == 0) return new Runs(0, 0, 0, 0, 0, IsSignal: false);
        var bounds = RunBounds.For(useful, rule);
        return new Runs(useful, longest, bounds.LongestAllowed, crossings, bounds.CrossingsNeeded, bounds.AreBroken(longest, crossings));
    }
}
