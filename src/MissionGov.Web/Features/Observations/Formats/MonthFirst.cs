using System.Text.RegularExpressions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Dates in figures of a file that a person has said puts the month first.</summary>
internal static partial class MonthFirst
{
    public const string Note = "Dates in figures are read with the month first: 03/04/2026 is 4 March 2026";

    /// <summary>"03/24/2026" as "24/03/2026"; any other cell as it is.</summary>
    public static string Turn(string cell) => InFigures().Replace(cell, "$1$4$3$2$5");

    [GeneratedRegex(@"^(\s*)(\d{1,2})([ /.-])(\d{1,2})([ /.-](?:\d{4}|\d{2})\b)")]
    private static partial Regex InFigures();
}
