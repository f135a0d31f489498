using MissionGov.Web.Features.Observations.Formats.Tables;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Tables with several figures in a row: a column for each measure, or one for each period.</summary>
internal static class WideTables
{
    // What NHS England's monthly tables count, by the headings that its tables and the packages built on them use.
    private static readonly Dictionary<string, string> Known = new()
    {
        ["attendances"] = "A&E attendances",
        ["breaches"] = "A&E attendances over 4 hours",
        ["admissions"] = "Emergency admissions through A&E",
        ["waits over 18 weeks"] = "Patients waiting over 18 weeks to start treatment",
        ["waits over 52 weeks"] = "Patients waiting over 52 weeks to start treatment",
        ["do not meet criteria to reside"] = "Patients in hospital who no longer need to be there",
    };

    // Figures that say which, not how much.
    private static readonly HashSet<string> NeverFigures =
        ["type", "code", "id", "urn", "ukprn", "laestab", "upin", "age", "sex", "gender", "year", "month", "week", "day", "date", "hour", "quarter", "category", "group", "band", "class", "rank", "order", "sort", "flag", "version", "latitude", "longitude", "lat", "long", "easting", "northing", "h", "t"];

    // Fewer words of a heading than these need the title of the file to mean something.
    private const int WordsOfItsOwn = 3;

    private const string NumberOf = "Number of ";
    private const int CellsPerSlip = 20;
    private const int FewCells = 3;

    /// <summary>The standard of the Department for Education: time and place in named columns, then filters, then a column for each measure.</summary>
    public static Layout ExploreEducationStatistics(Headings headings, string fileName, IReadOnlyList<string[]>? sample)
    {
        var layout = Start("dfe-ees", headings) with { Names = new Dictionary<Role, string[]> { [Role.Period] = ["time period"], [Role.PeriodPart] = ["time identifier"], [Role.Level] = ["geographic level"] } };
        var title = FileTitle.Of(fileName);
        return layout with { Always = new Dictionary<Role, string> { [Role.Indicator] = title }, Figures = [.. Measures(layout, headings, sample).Select(column => Measure(headings, column, $"{title}: {Lower(FileTitle.Words(headings[column]))}"))] };
    }

    /// <summary>Null unless the rows say when or where, and other columns hold figures.</summary>
    public static Layout? ByMeasure(Headings headings, string fileName, IReadOnlyList<string[]> sample)
    {
        var layout = Start("wide-measures", headings);
        var roles = layout.Bind(headings).Roles;
        var dated = roles.Contains(Role.Period);
        if (!dated && layout.Places.Count == 0) return null;
        var columns = Measures(layout, headings, sample);
        if (columns.Count == 0) return null;
        var named = roles.Contains(Role.Indicator);
        var title = FileTitle.Of(fileName);
        return layout with
        {
            Name = columns.Exists(column => KnownName(headings, column) is not null) ? "nhs-monthly" : layout.Name,
            Refusal = dated ? null : "The file does not say when its figures are about. Add a column ‘Date’ with a period such as 2024 or 2023/24",
            Always = named ? layout.Always : new Dictionary<Role, string> { [Role.Indicator] = title },
            Figures = [.. columns.Select(column => named ? new(column, Measure: FileTitle.Words(headings[column])) : Measure(headings, column, NameOf(headings, column, title)))],
        };
    }

    /// <summary>Null unless headings are periods and the rows do not say when.</summary>
    public static Layout? ByPeriod(Headings headings, string fileName, IReadOnlyList<string[]> sample)
    {
        var layout = Start("wide-periods", headings);
        var roles = layout.Bind(headings).Roles;
        if (roles.Contains(Role.Period)) return null;
        var hint = PeriodSample.HintOf(Enumerable.Range(0, headings.Count).Select(column => headings[column])) ?? PeriodHint.None;
        List<FigureColumn> figures = [];
        List<int> others = [];
        for (var column = 0; column < headings.Count; column++)
        {
            if (roles[column] != Role.Breakdown || !HoldsFigures(sample, column)) continue;
            if (PeriodHeading.Read(headings[column], hint) is { } read) figures.Add(new(column, Measure: CellText.IsTotal(read.Words) ? "" : read.Words, Period: read.Period, Quality: read.Quality));
            else if (figures.Count > 0) others.Add(column);
        }

        if (figures.Count == 0) return null;
        // A change or a rank behind the periods would make every row a part of something.
        if (others.Count > 0) layout = Without(layout, headings, others);
        return layout with { Figures = figures, Always = roles.Contains(Role.Indicator) ? layout.Always : new Dictionary<Role, string> { [Role.Indicator] = FileTitle.Of(fileName) } };
    }

    private static Layout Without(Layout layout, Headings headings, List<int> columns) => layout with
    {
        Names = new Dictionary<Role, string[]>(layout.Names) { [Role.Ignored] = [.. layout.Names[Role.Ignored], .. columns.Select(headings.PlainAt)] },
        Notes = [LeftOut.WithoutPeriod([.. columns.Select(column => $"‘{headings[column]}’")])],
    };

    private static Layout Start(string name, Headings headings)
    {
        var names = new Dictionary<Role, string[]>(Layouts.Tidy.Names);
        foreach (var role in (Role[])[Role.Value, Role.Place, Role.PlaceName, Role.Quality]) names.Remove(role);
        // A count may be the very figure; in a tidy file it stands behind a rate.
        names[Role.Ignored] = [.. names[Role.Ignored].Except(["count", "denominator", "numerator"])];
        names[Role.Indicator] = ["indicator", "indicator name", "metric"];
        return new Layout(name) { Names = names, Places = PlaceHeadings.Find(headings), LettersAreMarks = true };
    }

    private static List<int> Measures(Layout layout, Headings headings, IReadOnlyList<string[]>? sample)
    {
        var roles = layout.Bind(headings).Roles;
        return [.. Enumerable.Range(0, headings.Count).Where(column => roles[column] == Role.Breakdown && CanHoldFigures(headings.PlainAt(column)) && (sample is null || HoldsFigures(sample, column)))];
    }

    private static bool CanHoldFigures(string heading)
    {
        var words = heading.Split(' ');
        return !(words.Length < WordsOfItsOwn && NeverFigures.Contains(words[^1])) && words[0] is not ("lci" or "uci" or "lower" or "upper");
    }

    // Numbers and marks for missing ones, but for a slip of the key: that is a fault of its row, and makes the column no column of words.
    private static bool HoldsFigures(IReadOnlyList<string[]> sample, int column)
    {
        int cells = 0, words = 0;
        var any = false;
        foreach (var row in sample)
        {
            var cell = row[column].Trim();
            if (cell.Length == 0) continue;
            cells++;
            var read = ValueForms.Read(cell, percent: null, decimalCommas: false);
            // A figure all the same, whether or not the file may write it so.
            if (read.Problem is not null && cell.Contains(',')) read = ValueForms.Read(cell, percent: null, decimalCommas: true);
            any |= read.Value is not null || cell is "x" or "z" or "c" or ":";
            if (read.Problem is not null && QualityWords.Read(cell) is null) words++;
        }

        return any && (words * CellsPerSlip <= cells || (words == 1 && cells >= FewCells));
    }

    private static FigureColumn Measure(Headings headings, int column, string indicator)
    {
        var plain = headings.PlainAt(column);
        var percent = plain.Contains('%') || plain.Contains("percent", StringComparison.Ordinal) || plain.Contains("per cent", StringComparison.Ordinal);
        return new(column, Indicator: indicator, Unit: percent ? "%" : "");
    }

    private static string NameOf(Headings headings, int column, string title)
    {
        var heading = headings[column];
        if (KnownName(headings, column) is { } known) return known;
        var words = FileTitle.Words(heading);
        // Some editions count "Number of attendances", others "Attendances".
        if (words.StartsWith(NumberOf, StringComparison.OrdinalIgnoreCase)) words = char.ToUpperInvariant(words[NumberOf.Length]) + words[(NumberOf.Length + 1)..];
        return title.Length == 0 || (!heading.Contains('_') && words.Split(' ').Length >= WordsOfItsOwn) ? words : $"{title}: {Lower(words)}";
    }

    // Attendances may be those of a museum; beside breaches of four hours they are not.
    private static string? KnownName(Headings headings, int column)
    {
        var plain = headings.PlainAt(column);
        return plain.Contains(' ') || headings.Has("attendances", "breaches") ? Known.GetValueOrDefault(plain) : null;
    }

    private static string Lower(string words) => words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
}
