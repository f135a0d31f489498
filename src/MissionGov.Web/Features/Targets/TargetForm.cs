using MissionGov.Analysis;
using MissionGov.Analysis.Trajectories;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Targets;

/// <summary>A target as its form says it; the measure and the place stand there by slug and code.</summary>
public sealed record TargetSaid(TargetDraft Draft, string Measure, string Place);

/// <summary>The fields of a target's form, and what they say.</summary>
internal static class TargetForm
{
    public static readonly IReadOnlyList<string> Fields =
    [
        "name", "promise", "measure", "place", "direction", "baseline", "baseline-value", "deadline", "value", "shape", "interim", "commitment", "owner", "not-trackable", "reason",
    ];

    private const int MostPoints = 60;

    public static readonly IReadOnlyList<(string, string)> Directions = [("", "As the measure says"), (nameof(Direction.AtLeast), "Higher is better"), (nameof(Direction.AtMost), "Lower is better")];

    public static readonly IReadOnlyList<(string, string)> Commitments = [.. Enum.GetValues<Commitment>().Select(one => (one.ToString(), Capital(one.Words())))];

    public static readonly IReadOnlyList<(string, string)> Shapes = [.. Enum.GetValues<TrajectoryShape>().Select(shape => (shape.ToString(), Capital(shape.Words())))];

    public static Dictionary<string, string> Of(TargetSaid said)
    {
        var draft = said.Draft;
        return new()
        {
            ["name"] = draft.Name,
            ["promise"] = draft.Promise,
            ["measure"] = said.Measure,
            ["place"] = said.Place,
            ["direction"] = draft.Direction?.ToString() ?? "",
            ["baseline"] = FieldText.Of(draft.BaselinePeriod),
            ["baseline-value"] = FieldText.Of(draft.BaselineValue),
            ["deadline"] = FieldText.Of(draft.Deadline),
            ["value"] = FieldText.Of(draft.Value),
            ["shape"] = draft.Shape.ToString(),
            ["interim"] = string.Join('\n', draft.Interim.Select(point => $"{PeriodWords.Write(point.Period)}: {FieldText.Of(point.Value)}")),
            ["commitment"] = draft.Commitment.ToString(),
            ["owner"] = draft.Owner,
            ["not-trackable"] = draft.NotTrackableBecause ?? "",
        };
    }

    /// <summary>What cannot be read is refused at its field.</summary>
    public static TargetSaid Read(FormEntry entry) => new(
        new TargetDraft
        {
            Name = Wording.Line(entry["name"]),
            Promise = Wording.Text(entry["promise"]),
            Direction = Choice<Direction>(entry, "direction"),
            BaselinePeriod = entry.Period("baseline"),
            BaselineValue = entry.Number("baseline-value"),
            Deadline = entry.Period("deadline"),
            Value = entry.Number("value"),
            Shape = Choice<TrajectoryShape>(entry, "shape") ?? TrajectoryShape.Linear,
            Interim = Points(entry),
            Commitment = Choice<Commitment>(entry, "commitment") ?? Commitment.Committed,
            Owner = Wording.Line(entry["owner"]),
            NotTrackableBecause = Wording.IsEmpty(entry["not-trackable"]) ? null : Wording.Line(entry["not-trackable"]),
        },
        entry["measure"],
        entry["place"]);

    // Only a name of the list: a number would stand for one as well.
    private static T? Choice<T>(FormEntry entry, string field)
        where T : struct, Enum => Enum.GetNames<T>().Contains(entry[field]) ? Enum.Parse<T>(entry[field]) : null;

    private static List<InterimPoint> Points(FormEntry entry)
    {
        var points = new List<InterimPoint>();
        foreach (var line in entry["interim"].Split('\n').Select(Wording.Line).Where(line => line.Length > 0))
        {
            var colon = line.LastIndexOf(':');
            if (colon > 0 && PeriodWords.Read(line[..colon]) is { } period && FieldText.NumberIn(line[(colon + 1)..]) is { } value) points.Add(new InterimPoint(period, value));
            else entry.Refuse("interim", $"Write each point as a date, a colon and a value, like March 2026: 65. This line is not: {line}");
        }

        if (points.Count > MostPoints) entry.Refuse("interim", $"Write {MostPoints} points or fewer. You have {points.Count}");
        return [.. points.OrderBy(point => point.Period)];
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
