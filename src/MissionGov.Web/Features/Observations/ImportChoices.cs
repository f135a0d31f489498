using System.Globalization;
using Microsoft.Extensions.Primitives;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Features.Observations;

/// <summary>A kept file and what the person has chosen about it so far. It travels in the address, so that a page can be come back to.</summary>
public sealed record ImportChoices(string File, string Name, string Indicator, string Sheet, string HeadingRow, string Dates, string Fractions)
{
    internal const string MonthFirst = "month-first";

    private const string Yes = "yes";
    private const string No = "no";

    internal static ImportChoices Of(Func<string, StringValues> said) =>
        new(said("file").ToString(), FileNames.Plain(said("name")), said("indicator").ToString().Trim(), said("sheet").ToString().Trim(), said("heading-row").ToString().Trim(), said("dates").ToString(), said("fractions").ToString());

    /// <summary>All that was chosen, as fields of a form or of an address.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields =>
        new Dictionary<string, string?> { ["file"] = File, ["name"] = Name, ["indicator"] = Indicator, ["sheet"] = Sheet, ["heading-row"] = HeadingRow, ["dates"] = Dates, ["fractions"] = Fractions }
            .Where(part => part.Key is "file" or "name" or "indicator" || part.Value!.Length > 0);

    /// <summary>The address of a page about the file.</summary>
    public string At(string page) => $"{ImportRoutes.Address}/{page}{QueryString.Create(Fields)}";

    internal ImportFile FileAt(string path, IReadOnlyList<CellFix> fixes) => new(path, Name, Given(Indicator))
    {
        Sheet = Given(Sheet),
        HeadingRow = int.TryParse(HeadingRow, NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0 ? row : null,
        MonthFirst = Dates == MonthFirst,
        HasFractions = Fractions switch { Yes => true, No => false, _ => null },
        Fixes = [.. fixes.Where(fix => fix.Sheet == Given(Sheet))],
    };

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
