namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>A pair of columns that says where: its code, its name, or both.</summary>
/// <param name="Code">-1 where there is none.</param>
/// <param name="Name">-1 where there is none.</param>
internal sealed record PlaceColumn(int Code, int Name, string Level)
{
    // England's regions of the NHS share names with the nine regions, and are other areas. Codes: ONS, NHS England (Regions), April 2023.
    private static readonly Dictionary<string, string> NhsRegions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["London"] = "E40000003",
        ["South East"] = "E40000005",
        ["South West"] = "E40000006",
        ["East of England"] = "E40000007",
        ["North West"] = "E40000010",
        ["Midlands"] = "E40000011",
        ["North East and Yorkshire"] = "E40000012",
    };

    public const string NhsRegion = "NHS region";

    public void Mark(Role[] roles)
    {
        if (Name >= 0) roles[Name] = Role.PlaceName;
        if (Code >= 0) roles[Code] = Role.Place;
    }

    /// <summary>The code of a place that is named only.</summary>
    public string CodeOf(string name) => Level == NhsRegion ? NhsRegions.GetValueOrDefault(name, name) : name;

    /// <summary>The smallest area that a row names. What it says of a smaller one that has no code is a part of it.</summary>
    public static (string Code, string Name, string Level, int Part) Of(IReadOnlyList<PlaceColumn> columns, Func<int, string> cell)
    {
        var part = -1;
        foreach (var column in columns)
        {
            var code = column.Code < 0 ? "" : Known(cell(column.Code));
            var name = column.Name < 0 ? "" : Known(cell(column.Name));
            if (code.Length == 0 && column.Code < 0 && name.Length > 0) code = column.CodeOf(name);
            if (code.Length > 0) return (code, name, column.Level, part >= 0 && part != column.Name ? part : -1);
            if (name.Length > 0 && part < 0) part = column.Name;
        }

        // Named without a code anywhere: the name has to do.
        return part < 0 ? ("", "", "", -1) : (cell(part), cell(part), "", -1);
    }

    // Publishers mark a code that does not apply as they mark a figure.
    private static string Known(string cell) => cell is "." or ".." or ":" or "-" or "x" or "z" or "NA" ? "" : cell;
}
