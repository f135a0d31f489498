using MissionGov.Web.Serving.Tables;

namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>A measure held, as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record MeasureJson(string Indicator, string Name, string Population, string Unit, string Source, string SourceUrl, long Figures, string? Latest, int? DataAgeDays, DateOnly? NextDue, int DaysLate, IReadOnlyList<string> Targets)
{
    public static MeasureJson Of(DataRow row) => new(
        row.Indicator.Slug, row.Indicator.Name, row.Indicator.Population, row.Indicator.Unit.Symbol, row.Indicator.Source, row.Indicator.SourceUrl,
        row.Figures, row.Latest?.Compact, row.DataAge, row.NextDue, row.DaysLate, [.. row.Targets.Select(target => target.Address)]);
}

/// <summary>The same as a table. The headings are a contract; add, never rename.</summary>
internal static class MeasuresTable
{
    private static readonly Columns<MeasureJson> All = new Columns<MeasureJson>()
        .Text("indicator", "Its name in addresses and files", row => row.Indicator)
        .Text("name", "Its name", row => row.Name)
        .Text("population", "Who and where it is about", row => row.Population)
        .Text("unit", "What the figures are counted in", row => row.Unit)
        .Text("source", "Who publishes it", row => row.Source)
        .Text("source_url", "Where it is published", row => row.SourceUrl)
        .Whole("figures", "How many figures are held, with every revision", row => row.Figures)
        .Text("latest", "The latest period with a figure", row => row.Latest)
        .Whole("data_age_days", "Days since the end of that period", row => row.DataAgeDays)
        .Day("next_due", "The day the next figure is due", row => row.NextDue)
        .Whole("days_late", "Days past that day", row => row.DaysLate)
        .Text("targets", "The pages of the targets it decides", row => string.Join(' ', row.Targets));

    public static DataTable Of(DataCatalogueView view) => All.Table("data", "Measures held", "/data", view.Rows.Select(MeasureJson.Of)) with
    {
        Sources = [.. view.Rows.Select(row => row.Indicator.Source).Distinct().Order(StringComparer.Ordinal)],
        Notes = [$"A figure is late once it is {view.GraceDays} days past the day it was due, and only where a live target waits for it."],
    };
}
