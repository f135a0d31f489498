using System.Text.RegularExpressions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Finds the columns that say where, by the names that publishers give them: new_la_code, LAD23CD, nhs_trust22_code.</summary>
internal static partial class PlaceHeadings
{
    // The smallest area first: a row about a school also says which authority it is in.
    private static readonly (string Stem, string Level, string NamedBy)[] Stems =
    [
        ("school urn", "School", "school"), ("school laestab", "School", "school"), ("school", "School", ""),
        ("institution", "", ""), ("provider ukprn", "Provider", "provider"), ("provider urn", "Provider", "provider"), ("provider", "Provider", ""),
        ("practice", "GP practice", ""), ("hospital", "Hospital", ""), ("organisation", "", ""), ("org", "", ""), ("nhs trust", "NHS trust", ""), ("trust", "Trust", ""),
        ("sponsor", "", ""), ("lsoa", "LSOA", ""), ("msoa", "MSOA", ""), ("ward", "Ward", ""), ("wd", "Ward", ""), ("planning area", "", ""), ("opportunity area", "", ""),
        ("pcon", "Constituency", ""), ("constituency", "Constituency", ""), ("lad", "Local authority", ""), ("ltla", "Local authority", ""),
        ("local authority district", "Local authority", ""), ("new la", "Local authority", "la"), ("old la", "Local authority", "la"), ("la", "Local authority", ""),
        ("local authority", "Local authority", ""), ("utla", "Local authority", ""), ("ctyua", "Local authority", ""), ("council", "Local authority", ""), ("county", "County", ""),
        ("health board", "Health board", ""), ("board", "Health board", ""), ("hb", "Health board", ""), ("ccg", "CCG", ""), ("sub icb", "Sub ICB", ""), ("icb", "ICB", ""), ("stp", "STP", ""),
        ("area", "", ""), ("place", "", ""), ("geo", "", ""), ("gss", "", ""), ("geography", "", ""),
        ("pfa", Force, ""), ("police force area", Force, ""), ("police force", Force, ""), ("force", Force, ""), ("reported by", Force, ""),
        ("lsip", "", ""), ("local enterprise partnership", "", ""), ("english devolved area", "", ""), ("mayoral combined authority", "", ""), ("combined authority", "", ""), ("cauth", "", ""),
        ("parent org", "", ""), ("nhs region", PlaceColumn.NhsRegion, ""), ("region", "Region", ""), ("rgn", "Region", ""), ("rsc region lead", "", ""),
        ("country", "Country", ""), ("ctry", "Country", ""), ("nation", "Country", ""),
    ];

    private const string Force = "Police force area";

    public static IReadOnlyList<PlaceColumn> Find(Headings headings)
    {
        var codes = new Dictionary<string, int>();
        var names = new Dictionary<string, int>();
        for (var column = 0; column < headings.Count; column++)
        {
            var match = Parts().Match(headings.PlainAt(column));
            if (!match.Success) continue;
            var stem = match.Groups["stem"].Value;
            var isCode = match.Groups["part"].Value is "code" or "cd" or "id" || stem.EndsWith("urn", StringComparison.Ordinal) || stem.EndsWith("ukprn", StringComparison.Ordinal) || stem.EndsWith("laestab", StringComparison.Ordinal);
            (isCode ? codes : names).TryAdd(stem, column);
        }

        List<PlaceColumn> found = [];
        foreach (var (stem, level, namedBy) in Stems)
        {
            int code = codes.GetValueOrDefault(stem, -1), name = names.GetValueOrDefault(namedBy.Length > 0 ? namedBy : stem, -1);
            if (code < 0 && (namedBy.Length > 0 || name < 0 || found.Exists(pair => pair.Name == name))) continue;
            // In a file that also has codes, "geography" says of what kind the area is.
            if (code < 0 && stem == "geography" && found.Count > 0) continue;
            found.Add(new(code, name, level));
        }

        return found;
    }

    [GeneratedRegex(@"^(?<stem>[a-z ]+?)(?: ?\d{2})? ?(?<part>code|cd|id|name|nm)?$")]
    private static partial Regex Parts();
}
