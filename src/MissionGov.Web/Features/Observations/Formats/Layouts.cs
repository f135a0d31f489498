using System.Text.RegularExpressions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The layouts we read, told apart by their headings and, where a row holds several figures, by the first rows.</summary>
internal static partial class Layouts
{
    private static readonly string[] PeriodNames =
    [
        "period", "date", "time period", "reporting period", "week ending", "week commencing", "week beginning", "week starting", "w/e", "w/c", "month", "quarter", "year ending", "year to", "quarter ending",
        "year", "financial year", "fiscal year", "academic year", "school year", "calendar year", "day",
    ];

    private static readonly string[] Unsaid =
    [
        "notes", "note", "value note", "frequency", "lci 95", "uci 95", "lower", "upper", "lower ci", "upper ci", "lower confidence interval (95%)", "upper confidence interval (95%)",
        "lower ci 95 0 limit", "upper ci 95 0 limit", "lower ci 99 8 limit", "upper ci 99 8 limit", "count", "denominator", "numerator", "source", "polarity", "mission", "mad", "mad score", "jitter",
        "indicator id", "parent code", "parent name", "recent trend", "time period sortable", "time period range", "new data", "compared to goal", "compared to england value or percentiles", "compared to percentiles",
    ];

    /// <summary>One figure a row, with headings that mean what they say.</summary>
    public static readonly Layout Tidy = new("tidy")
    {
        Names = new Dictionary<Role, string[]>
        {
            [Role.Period] = PeriodNames,
            [Role.Value] = ["value", "observation", "obs value", "figure"],
            [Role.Indicator] = ["indicator", "indicator name", "metric", "measure"],
            [Role.Measure] = ["measure", "series"],
            [Role.Unit] = ["unit", "units", "unit measure", "unit of measure"],
            [Role.Multiplier] = ["unit multiplier"],
            [Role.Place] = ["place", "place code", "area code", "areacd", "geocode", "gss code", "geography code", "organisation code", "code", "area", "geography"],
            [Role.PlaceName] = ["place name", "area name", "areanm", "geography name", "organisation", "area"],
            [Role.Level] = ["level", "geography level", "geographic level", "geography", "area type", "tier"],
            [Role.Quality] = ["quality", "status", "observation status", "flag", "marker"],
            [Role.Ignored] = Unsaid,
        },
    };

    /// <summary>ONS Explore Local Statistics, with today's headings and the older ones.</summary>
    public static readonly Layout ExploreLocalStatistics = new("ons-els")
    {
        WholeSeries = true,
        Names = new Dictionary<Role, string[]>
        {
            [Role.Period] = ["period"],
            [Role.Value] = ["observation"],
            // Where both are there, the first is the short name that later editions keep.
            [Role.Indicator] = ["variable name", "indicator"],
            [Role.Measure] = ["measure"],
            [Role.Unit] = ["unit"],
            [Role.Place] = ["areacd"],
            [Role.PlaceName] = ["areanm"],
            [Role.Level] = ["geography"],
            [Role.Quality] = ["status", "observation status"],
            [Role.Ignored] = ["indicator", .. Unsaid],
        },
    };

    /// <summary>The download of the ONS explorer of subnational indicators: the category is a heading of the page, no part of the figure.</summary>
    private static readonly Layout Subnational = Tidy with { Name = "ons-subnational", Names = new Dictionary<Role, string[]>(Tidy.Names) { [Role.Ignored] = ["category", .. Unsaid] } };

    /// <summary>Crimes by force and outcome, as exported from a query whose column of counts has no name of its own.</summary>
    private static readonly Layout PoliceOutcomes = new("police-outcomes")
    {
        Names = new Dictionary<Role, string[]> { [Role.Period] = ["year", "month"], [Role.Value] = ["f0"], [Role.Place] = ["reported by", "falls within", "force"] },
        Always = new Dictionary<Role, string> { [Role.Indicator] = "Recorded crimes by outcome", [Role.Level] = "Police force area", [Role.Unit] = "crimes" },
    };

    /// <summary>A data file of an Open SDG site: Year first, Value last, breakdowns between; blank means all.</summary>
    public static readonly Layout OpenSdg = new("open-sdg")
    {
        WholeSeries = true,
        PeriodsAreYears = true,
        Names = new Dictionary<Role, string[]>
        {
            [Role.Period] = ["year"],
            [Role.Value] = ["value"],
            [Role.Measure] = ["series"],
            [Role.Unit] = ["units", "unit measure"],
            [Role.Multiplier] = ["unit multiplier"],
            [Role.Quality] = ["observation status"],
            [Role.Place] = ["geocode"],
            [Role.Area] = ["country", "region", "local authority", "geography", "data geography"],
        },
    };

    private static readonly string[] OnlyOpenSdg = ["observation status", "units", "unit measure", "unit multiplier", "series", "geocode"];

    /// <summary>By its headings; anything unknown is held to the tidy layout, whose refusal names the column.</summary>
    /// <param name="sample">The first rows below the headings: they show which columns hold figures, and what a date stands for. Null while only the headings are looked at.</param>
    public static Layout Of(Headings headings, string fileName, IReadOnlyList<string[]>? sample)
    {
        var layout = WithPeriods(Known(headings, fileName, sample), headings);
        var period = Array.IndexOf(layout.Bind(headings).Roles, Role.Period);
        return period < 0 || sample is null || layout == WaitingTimes.Layout ? layout : layout with { Hint = PeriodSample.HintOf(sample.Select(row => row[period])) };
    }

    private static Layout Known(Headings headings, string fileName, IReadOnlyList<string[]>? sample)
    {
        if (headings.Has("areacd", "period", "observation")) return ExploreLocalStatistics;
        if (headings.Has("month", "type of wait", "count")) return WaitingTimes.Layout;
        if (headings.Has("time period", "time identifier")) return WideTables.ExploreEducationStatistics(headings, fileName, sample);
        if (headings.Has("col name", "col type")) return Tidy with { Refusal = "This file describes the columns of another file. Choose the file of figures that goes with it" };
        if (headings.Has("f0")) return PoliceOutcomes;
        var sdg = headings.Count > 1 && headings.PlainAt(0) == "year" && headings.PlainAt(headings.Count - 1) == "value";
        if (sdg && (SdgName(fileName) is not null || OnlyOpenSdg.Any(name => headings.Has(name))) && !headings.Has("indicator")) return Named(fileName);
        if (headings.Has("areacd", "indicator", "category")) return Subnational;
        if (Tidy.Names[Role.Value].Any(name => headings.Has(name))) return Tidy;
        return WideTables.ByPeriod(headings, fileName, sample ?? []) ?? WideTables.ByMeasure(headings, fileName, sample ?? []) ?? Tidy;
    }

    // A year beside a month makes one period; beside a date it says nothing more.
    private static Layout WithPeriods(Layout layout, Headings headings)
    {
        if (!layout.Names.TryGetValue(Role.Period, out var named) || layout.Names.ContainsKey(Role.PeriodPart) || layout.PeriodsAreYears || layout == WaitingTimes.Layout) return layout;
        var names = new Dictionary<Role, string[]>(layout.Names);
        string[] years = ["year", "financial year", "fiscal year", "academic year", "calendar year"], parts = ["month", "quarter", "week"];
        if (named.FirstOrDefault(name => headings.Has(name)) is not { } first) return layout;
        if (!years.Contains(first) && !parts.Contains(first)) names[Role.Ignored] = [.. names.GetValueOrDefault(Role.Ignored, []), "year", .. parts];
        else if (Array.Find(years, name => headings.Has(name)) is { } year && Array.Find(parts, name => headings.Has(name)) is { } part) (names[Role.Period], names[Role.PeriodPart]) = ([year], [part]);
        return layout with { Names = names };
    }

    // "indicator_8-5-2", or "8-5-2" in the older files.
    [GeneratedRegex(@"^(?:indicator_(?<number>.+)|(?<number>[0-9]{1,2}-(?:[0-9]{1,2}|[a-z])-[0-9]{1,2}))$", RegexOptions.IgnoreCase)]
    private static partial Regex SdgFile();

    // The file name is the only place where such a file says which indicator it holds.
    private static Layout Named(string fileName)
    {
        var always = new Dictionary<Role, string> { [Role.Place] = "" };
        if (SdgName(fileName) is { } name) always[Role.Indicator] = name;
        return OpenSdg with { Always = always };
    }

    private static string? SdgName(string fileName)
    {
        var name = SdgFile().Match(Path.GetFileNameWithoutExtension(fileName));
        return name.Success ? $"SDG {name.Groups["number"].Value.Replace('-', '.')}" : null;
    }
}
