namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>The layouts we read, told apart by their headings.</summary>
internal static class Layouts
{
    private static readonly string[] PeriodNames = ["period", "date", "time period", "month", "quarter", "year", "financial year", "academic year", "day"];

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
            [Role.Level] = ["level", "geography level", "geographic level", "geography", "area type"],
            [Role.Quality] = ["quality", "status", "observation status", "flag", "marker"],
            [Role.Ignored] = ["notes", "note", "frequency", "lci 95", "uci 95", "lower", "upper", "source"],
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
            [Role.Ignored] =
            [
                "indicator", "lci 95", "uci 95", "notes", "polarity", "mission",
                "lower confidence interval (95%)", "upper confidence interval (95%)",
            ],
        },
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
    public static Layout Of(Headings headings, string fileName)
    {
        if (headings.Has("areacd", "period", "observation")) return ExploreLocalStatistics;
        if (headings.Has("month", "type of wait", "count")) return WaitingTimes.Layout;
        var sdg = headings.Count > 1 && headings.PlainAt(0) == "year" && headings.PlainAt(headings.Count - 1) == "value";
        if (sdg && (SdgName(fileName) is not null || OnlyOpenSdg.Any(name => headings.Has(name))) && !headings.Has("indicator")) return Named(fileName);
        return Tidy;
    }

    // The file name is the only place where such a file says which indicator it holds.
    private static Layout Named(string fileName)
    {
        var always = new Dictionary<Role, string> { [Role.Place] = "" };
        if (SdgName(fileName) is { } name) always[Role.Indicator] = name;
        return OpenSdg with { Always = always };
    }

    private static string? SdgName(string fileName)
    {
        const string Start = "indicator_";
        var name = Path.GetFileNameWithoutExtension(fileName);
        return name.StartsWith(Start, StringComparison.OrdinalIgnoreCase) ? $"SDG {name[Start.Length..].Replace('-', '.')}" : null;
    }
}
