using MissionGov.Domain.Interventions;
using MissionGov.Domain.Strategies;
using MissionGov.Web.Components.Charts;

namespace MissionGov.Web.Features.Interventions;

/// <summary>A plan on the map. Its number is its place in the table.</summary>
internal sealed record PlanBubble(int Number, PlacedPlan Plan, Point Middle, double Radius)
{
    /// <summary>The class of its circle in map.css.</summary>
    public string Kind => Plan.Effect.Share switch { null => "unknown", < 0 => "away", _ => "known" };
}

/// <summary>Lays out the map: a column for each step of execution, a row for each of boldness. Within a cell the plans stand in lines, and the row grows with them, so that none hides another.</summary>
internal sealed class PlanMapDrawing
{
    // As wide as a phone, so that the letters are as large there as elsewhere.
    public const double Width = 350;
    public const double Left = 28;

    private const double Cell = (Width - Left - 2) / Execution.Best;
    private const double LeastHeight = 54;
    private const double Gap = 4;
    private const double Heading = 20;
    private const double Scale = 38;

    // Two digits need the least; the plan of which most is expected fills its cell.
    private const double LeastRadius = 11;
    private const double MostRadius = (Cell / 2) - Gap;

    private readonly List<PlanBubble> _bubbles = [];
    private readonly double[] _rows = new double[BoldnessScale.Most + 1];

    public PlanMapDrawing(IReadOnlyList<PlacedPlan> placed)
    {
        var most = placed.Max(plan => Math.Abs(plan.Effect.Share ?? 0));
        var cells = placed.Select((plan, i) => new PlanBubble(i + 1, plan, new(0, 0), RadiusOf(plan.Effect.Share, most))).ToLookup(bubble => (bubble.Plan.Boldness, bubble.Plan.Execution.Score), bubble => bubble);
        for (var boldness = BoldnessScale.Most; boldness >= BoldnessScale.Least; boldness--)
        {
            if (boldness is BoldnessScale.Most or BoldnessScale.Bold - 1) Bottom += Heading;
            var columns = Enumerable.Range(1, Execution.Best).ToDictionary(score => score, score => Lines(cells[(boldness, score)]));
            var height = Math.Max(LeastHeight, columns.Values.Max(lines => lines.Sum(HeightOf)) + Gap);
            foreach (var (score, lines) in columns) Place(lines, LeftOf(score) + (Cell / 2), Bottom + (height / 2));
            _rows[boldness] = Bottom + (height / 2);
            Bottom += height;
            if (boldness == BoldnessScale.Bold) Middle = Bottom;
        }

        _bubbles.Sort((one, other) => one.Number.CompareTo(other.Number));
    }

    public IReadOnlyList<PlanBubble> Bubbles => _bubbles;

    /// <summary>Where the bold plans end.</summary>
    public double Middle { get; }

    /// <summary>Where the cells end, and the scale begins.</summary>
    public double Bottom { get; }

    public double Height => Bottom + Scale;

    /// <summary>Where the plans that go well begin.</summary>
    public static double Split => LeftOf(Execution.Well);

    public IEnumerable<(int Step, double Y)> Rows => Enumerable.Range(BoldnessScale.Least, BoldnessScale.Most).Select(step => (step, _rows[step]));

    public static IEnumerable<(int Step, double X)> Columns => Enumerable.Range(1, Execution.Best).Select(step => (step, LeftOf(step) + (Cell / 2)));

    public IEnumerable<(MapQuarter Quarter, Point At)> Quarters => MapQuarterWords.All.Select(quarter => (quarter, new Point(
        (quarter is MapQuarter.BoldAndWell or MapQuarter.SmallAndWell ? Split : Left) + 5,
        (quarter is MapQuarter.BoldAndWell or MapQuarter.BoldButBehind ? 0 : Middle) + 15)));

    private static double LeftOf(int score) => Left + ((score - 1) * Cell);

    // The surface of a circle shows the share, as that is what the eye compares.
    private static double RadiusOf(double? share, double most) => share is { } known && most > 0 ? Math.Clamp(MostRadius * Math.Sqrt(Math.Abs(known) / most), LeastRadius, MostRadius) : LeastRadius;

    private static double HeightOf(List<PlanBubble> line) => (2 * line.Max(bubble => bubble.Radius)) + Gap;

    private static double WidthOf(List<PlanBubble> line) => line.Sum(bubble => (2 * bubble.Radius) + Gap);

    private static List<List<PlanBubble>> Lines(IEnumerable<PlanBubble> bubbles)
    {
        var lines = new List<List<PlanBubble>>();
        foreach (var bubble in bubbles)
        {
            if (lines.Count > 0 && WidthOf(lines[^1]) + (2 * bubble.Radius) + Gap <= Cell) lines[^1].Add(bubble);
            else lines.Add([bubble]);
        }

        return lines;
    }

    private void Place(List<List<PlanBubble>> lines, double x, double y)
    {
        var top = y - (lines.Sum(HeightOf) / 2);
        foreach (var line in lines)
        {
            var left = x - (WidthOf(line) / 2);
            foreach (var bubble in line)
            {
                _bubbles.Add(bubble with { Middle = new(left + (Gap / 2) + bubble.Radius, top + (HeightOf(line) / 2)) });
                left += (2 * bubble.Radius) + Gap;
            }

            top += HeightOf(line);
        }
    }
}
