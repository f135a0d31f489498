namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>What the names of a row stand for.</summary>
internal enum NameKind
{
    Indicator,
    PlaceCode,
    Other,
}

/// <summary>A column of names as it goes on to the layouts.</summary>
/// <param name="Column">Where it stands in the file; null when every row says the same.</param>
internal sealed record NameColumn(NameKind Kind, string Heading, int? Column, string Always = "")
{
    // Most of what is there looks like a code; a total or two does not.
    private const double Most = 0.5;

    private const string PlaceName = "Place name";

    /// <summary>Says what the columns of names are, by what is in them and by their headings.</summary>
    /// <param name="title">Of the table, for one that names places and no measure.</param>
    public static List<NameColumn> Of(TableShape shape, IReadOnlyList<HeldRow> rows, string title)
    {
        var below = rows.Where(row => row.Row > shape.LastRow && row.Filled.Skip(1).Any()).ToList();
        var labels = shape.Labels.ToList();
        var code = labels.FindIndex(column => below.Count(row => TableWords.IsPlaceCode(row.Text(column))) > below.Count(row => !TableWords.IsNothing(row.Text(column))) * Most);
        List<NameColumn> names = [];
        if (code >= 0) names.Add(new(NameKind.PlaceCode, "Place code", labels[code]));
        foreach (var (at, column) in labels.Index())
        {
            if (at == code) continue;
            var heading = PeriodHeading.WithoutNotes(shape.Headings[column]);
            if (TableWords.IsPlaceHeading(heading))
            {
                // Regions and older codes beside the code of a place say nothing more about it.
                if (code < 0) names.Add(new(NameKind.Other, heading, column));
                else if (at > code && names.All(name => name.Heading != PlaceName)) names.Add(new(NameKind.Other, PlaceName, column));
            }
            else names.Add(code < 0 && names.Count == 0 ? new(NameKind.Indicator, "Indicator", column) : new(NameKind.Other, heading, column));
        }

        if (title.Length > 0 && names.All(name => name.Kind != NameKind.Indicator && Formats.Headings.Plain(name.Heading) != "indicator")) names.Insert(0, new(NameKind.Indicator, "Indicator", null, title));
        return names;
    }
}
