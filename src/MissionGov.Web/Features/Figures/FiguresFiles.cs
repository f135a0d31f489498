using MissionGov.Domain.Missions;
using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.Figures;

/// <summary>Every vintage of one series as a table: the rows marked latest are those of the page. The headings are a contract; add, never rename.</summary>
internal static class VintagesTable
{
    private static readonly Columns<Row> All = new Columns<Row>()
        .Text("indicator", "The measure, as in addresses and files", row => row.Indicator)
        .Text("place", "The code of the place", row => row.Series.Code)
        .Text("place_name", "The name of the place", row => row.Series.Place)
        .Text("breakdown", "The part of the people; empty for all of them", row => row.Series.Breakdown)
        .Text("period", "What the figure is about", row => row.About.Period.Compact)
        .Day("starts", "The first day of the period", row => row.About.Period.Start)
        .Day("ends", "The last day of the period", row => row.About.Period.End)
        .Number("value", "The figure as published that day", row => row.Seen.Value)
        .Text("quality", "The publisher's marks; the notes say what they mean", row => FiguresWords.Mark(row.Seen))
        .Day("known_on", "The day the figure was published or loaded", row => row.Seen.KnownOn)
        .Whole("vintage", "Whether it is the first figure of its period, the second, and so on", row => row.Vintage)
        .YesNo("latest", "It is the one that holds", row => row.IsLatest)
        .Number("first_value", "What was first published of the period, in the row of the latest", row => row.IsLatest ? row.About.First.Value : null)
        .Number("change", "From the first value to the latest, where it was changed", row => row is { IsLatest: true, About.IsRevised: true } ? row.About.Change : null);

    public static DataTable Of(FiguresView view)
    {
        var (indicator, series) = (view.Indicator, view.Chosen!);
        var rows = view.History.Periods.SelectMany(period => period.Seen.Select((seen, earlier) => new Row(indicator.Slug, series, period, seen, earlier + 1)));
        return All.Table(indicator.Slug, $"{indicator.Name}, {series.About}: figures with their revisions", view.Address.With(), rows) with
        {
            Sources = [indicator.Source],
            Notes =
            [
                $"Measure: {indicator.Name}. {indicator.Population}".TrimEnd(), $"Unit: {(indicator.Unit.Symbol.Length > 0 ? indicator.Unit.Symbol : "a plain number")}.",
                "Each figure is here as often as it was published. The rows marked latest are those that hold.",
                .. indicator.Breaks.Select(broken => $"From {broken.From:yyyy-MM-dd} the figures cannot be compared with earlier ones: {broken.Reason}"),
            ],
            KnownOn = view.Address.KnownOn,
        };
    }

    private sealed record Row(string Indicator, ChosenSeries Series, PeriodVintages About, Observation Seen, int Vintage)
    {
        public bool IsLatest => Vintage == About.Seen.Count;
    }
}

/// <summary>The same for a program.</summary>
internal sealed record FiguresJson(
    string Indicator, string Name, string Population, string Unit, string Source, string Place, string PlaceName, string Breakdown, DateOnly? KnownOn, DateOnly? NextDue,
    RevisionsJson Revisions, IReadOnlyList<BreakJson> Breaks, IReadOnlyList<FigureJson> Figures)
{
    public static FiguresJson Of(FiguresView view) => new(
        view.Indicator.Slug, view.Indicator.Name, view.Indicator.Population, view.Indicator.Unit.Symbol, view.Indicator.Source, view.Chosen!.Code, view.Chosen.Place, view.Chosen.Breakdown,
        view.Address.KnownOn, view.Latest is { } latest ? view.Indicator.NextDue(latest.Period) : null, RevisionsJson.Of(view.History),
        [.. view.Indicator.Breaks.Select(broken => new BreakJson(broken.From, broken.Reason))], [.. view.History.Periods.Select(FigureJson.Of)]);
}

/// <param name="Mean">Of the revised figures, from the first value to the one held now.</param>
internal sealed record RevisionsJson(int Revised, int Withdrawn, double? Mean, double? MeanSize)
{
    public static RevisionsJson Of(RevisionHistory history) => new(history.Periods.Count(period => period.IsRevised), history.Periods.Count(period => period.IsWithdrawn), history.MeanRevision, history.MeanSize);
}

internal sealed record BreakJson(DateOnly From, string Reason);

internal sealed record FigureJson(string Period, DateOnly Starts, DateOnly Ends, double? Value, string Quality, double? FirstValue, double? Change, IReadOnlyList<VintageJson> Vintages)
{
    public static FigureJson Of(PeriodVintages period) => new(
        period.Period.Compact, period.Period.Start, period.Period.End, period.Now.Value, FiguresWords.Mark(period.Now), period.First.Value, period.IsRevised ? period.Change : null,
        [.. period.Seen.Select(seen => new VintageJson(seen.KnownOn, seen.Value, FiguresWords.Mark(seen)))]);
}

internal sealed record VintageJson(DateOnly KnownOn, double? Value, string Quality);
