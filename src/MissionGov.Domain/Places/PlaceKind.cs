namespace MissionGov.Domain.Places;

/// <summary>What sort of place it is, widest first.</summary>
public enum PlaceKind
{
    Nation,
    Region,
    Authority,
    Force,
    Trust,
    School,
    Other,
}

/// <summary>Tells the sort of place by the words that publishers use for levels.</summary>
public static class PlaceKinds
{
    // In this order: an "NHS Region" is a region, a "Police Force Area" no authority.
    private static readonly (PlaceKind Kind, string[] Words)[] Known =
    [
        (PlaceKind.Force, ["police", "force"]),
        (PlaceKind.School, ["school", "academy", "college"]),
        (PlaceKind.Trust, ["trust", "provider", "hospital"]),
        (PlaceKind.Authority, ["authorit", "council", "borough", "district", "county", "counties", "unitary", "city region"]),
        (PlaceKind.Region, ["region"]),
        (PlaceKind.Nation, ["country", "nation", "england", "scotland", "wales", "ireland", "united kingdom"]),
    ];

    public static PlaceKind Of(string level) =>
        Known.Where(known => known.Words.Any(word => level.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(known => (PlaceKind?)known.Kind).FirstOrDefault() ?? PlaceKind.Other;

    /// <summary>As a heading over several: "Nations".</summary>
    public static string Plural(this PlaceKind kind) => kind switch
    {
        PlaceKind.Nation => "Nations",
        PlaceKind.Region => "Regions",
        PlaceKind.Authority => "Authorities",
        PlaceKind.Force => "Police forces",
        PlaceKind.Trust => "Trusts",
        PlaceKind.School => "Schools",
        _ => "Other places",
    };
}
