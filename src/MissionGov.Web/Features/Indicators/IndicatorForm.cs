using MissionGov.Analysis;
using MissionGov.Domain;
using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Forms;

namespace MissionGov.Web.Features.Indicators;

/// <summary>The fields of a measure's form, and what they say.</summary>
internal static class IndicatorForm
{
    public static readonly IReadOnlyList<string> Fields =
    [
        "name", "population", "unit", "noun", "decimals", "direction", "frequency", "months-between", "running-total", "class", "statistics", "lower", "upper", "lag", "source", "source-url", "breaks", "reason",
    ];

    public static readonly IReadOnlyList<(string, string)> Units =
    [
        (nameof(UnitKind.Percent), "A percentage"), (nameof(UnitKind.Count), "A count, such as homes"), (nameof(UnitKind.Rate), "A rate, such as per 1,000"), (nameof(UnitKind.Index), "An index"),
    ];

    public static readonly IReadOnlyList<(string, string)> Directions = [("", "Nobody has said yet"), (nameof(Direction.AtLeast), "Higher is better"), (nameof(Direction.AtMost), "Lower is better")];

    public static readonly IReadOnlyList<(string, string)> Frequencies =
    [
        (nameof(Frequency.Annual), "Once a year"), (nameof(Frequency.Quarterly), "Each quarter"), (nameof(Frequency.Monthly), "Each month"), (nameof(Frequency.Weekly), "Each week"),
    ];

    public static readonly IReadOnlyList<(string, string)> Classes =
    [
        (nameof(MeasureClass.Outcome), "Outcome: is anybody better off?"), (nameof(MeasureClass.Output), "Output: what comes out"), (nameof(MeasureClass.Activity), "Activity: how much is done"), (nameof(MeasureClass.Input), "Input: what goes in"),
    ];

    public static readonly IReadOnlyList<(string, string)> Statistics = [.. Enum.GetValues<StatisticsKind>().Select(kind => (kind.ToString(), kind.Words()))];

    /// <summary>What most measures are; how long figures take has to be said.</summary>
    public static Dictionary<string, string> Blank => new(Of(new IndicatorDetails { UnitKind = UnitKind.Percent, Decimals = 1 })) { ["lag"] = "" };

    public static Dictionary<string, string> Of(IndicatorDetails details) => new()
    {
        ["name"] = details.Name,
        ["population"] = details.Population,
        ["unit"] = details.UnitKind.ToString(),
        ["noun"] = details.Noun,
        ["decimals"] = FieldText.Of(details.Decimals),
        ["direction"] = details.Improvement?.ToString() ?? "",
        ["frequency"] = details.Frequency.ToString(),
        ["months-between"] = FieldText.Of(details.MonthsBetweenFigures),
        ["running-total"] = FieldText.Of(details.Accumulation == Accumulation.Cumulative),
        ["class"] = details.Class.ToString(),
        ["statistics"] = details.Statistics.ToString(),
        ["lower"] = FieldText.Of(details.LowerBound),
        ["upper"] = FieldText.Of(details.UpperBound),
        ["lag"] = FieldText.Of(details.LagDays),
        ["source"] = details.Source,
        ["source-url"] = details.SourceUrl,
        ["breaks"] = string.Join('\n', details.Breaks.Select(broken => $"{FieldText.Of(broken.From)}: {broken.Reason}")),
    };

    /// <summary>What cannot be read is refused at its field.</summary>
    public static IndicatorDetails Read(FormEntry entry)
    {
        if (Wording.IsEmpty(entry["lag"])) entry.Refuse("lag", "Enter how many days after a period its figure comes out, like 45");
        return new()
        {
            Name = entry["name"],
            Population = entry["population"],
            UnitKind = Choice<UnitKind>(entry, "unit") ?? UnitKind.Percent,
            Noun = entry["noun"],
            Decimals = entry.Whole("decimals") ?? 0,
            Improvement = Choice<Direction>(entry, "direction"),
            Frequency = Choice<Frequency>(entry, "frequency") ?? Frequency.Annual,
            MonthsBetweenFigures = entry.Whole("months-between"),
            Accumulation = entry["running-total"] == "yes" ? Accumulation.Cumulative : Accumulation.Period,
            Class = Choice<MeasureClass>(entry, "class") ?? MeasureClass.Outcome,
            Statistics = Choice<StatisticsKind>(entry, "statistics") ?? StatisticsKind.ManagementInformation,
            LowerBound = entry.Number("lower"),
            UpperBound = entry.Number("upper"),
            LagDays = entry.Whole("lag") ?? 0,
            Source = entry["source"],
            SourceUrl = entry["source-url"],
            Breaks = Breaks(entry),
        };
    }

    private static T? Choice<T>(FormEntry entry, string field)
        where T : struct, Enum => Enum.GetNames<T>().Contains(entry[field]) ? Enum.Parse<T>(entry[field]) : null;

    private static List<SeriesBreak> Breaks(FormEntry entry)
    {
        var breaks = new List<SeriesBreak>();
        foreach (var line in entry["breaks"].Split('\n').Select(Wording.Line).Where(line => line.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && PeriodWords.Read(line[..colon]) is { Kind: PeriodKind.Snapshot } day) breaks.Add(new SeriesBreak(day.Start, line[(colon + 1)..].Trim()));
            else entry.Refuse("breaks", $"Write each break as a day, a colon and what changed. This line is not: {line}");
        }

        return breaks;
    }
}
