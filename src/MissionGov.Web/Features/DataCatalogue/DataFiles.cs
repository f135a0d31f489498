namespace MissionGov.Web.Features.DataCatalogue;

/// <summary>A measure held, as programs read it. The names are a contract; add, never rename.</summary>
internal sealed record MeasureJson(string Indicator, string Name, string Population, string Unit, string Source, string SourceUrl, long Figures, string? Latest, int? DataAgeDays, DateOnly? NextDue, int DaysLate, IReadOnlyList<string> Targets)
{
    public static MeasureJson Of(DataRow row) => new(
        row.Indicator.Slug, row.Indicator.Name, row.Indicator.Population, row.Indicator.Unit.Symbol, row.Indicator.Source, row.Indicator.SourceUrl,
        row.Figures, row.Latest?.Compact, row.DataAge, row.NextDue, row.DaysLate, [.. row.Targets.Select(target => target.Address)]);
}

/// <summary>The same for a spreadsheet.</summary>
internal static class DataCsv
{
    public static readonly IReadOnlyList<string> Headings = ["indicator", "name", "population", "unit", "source", "source_url", "figures", "latest", "data_age_days", "next_due", "days_late", "targets"];

    public static IReadOnlyList<object?> Row(DataRow row)
    {
        var json = MeasureJson.Of(row);
        return [json.Indicator, json.Name, json.Population, json.Unit, json.Source, json.SourceUrl, json.Figures, json.Latest, json.DataAgeDays, json.NextDue, json.DaysLate, string.Join(' ', json.Targets)];
    }
}
