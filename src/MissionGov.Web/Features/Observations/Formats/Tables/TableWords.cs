using System.Text.RegularExpressions;

namespace MissionGov.Web.Features.Observations.Formats.Tables;

/// <summary>Words by which a table says what a part of it is.</summary>
internal static partial class TableWords
{
    /// <summary>Nothing, or a mark that says so.</summary>
    public static bool IsNothing(string text) => text is "" or "-" or "–" or ".." or "[x]" or "[z]";

    public static bool IsChange(string text) => Change().IsMatch(text);

    public static bool IsPlaceCode(ReadOnlySpan<char> text) => PlaceCode().IsMatch(text);

    public static bool IsPlaceHeading(string heading) => PlaceHeading().IsMatch(heading);

    public static bool IsNumber(string text) => Number().IsMatch(text);

    /// <summary>"VOLUME (million litres)" as what is measured and its unit.</summary>
    public static (string Measure, string Unit) MeasureAndUnit(string heading)
    {
        var text = PeriodHeading.WithoutNotes(heading);
        return UnitBehind().Match(text) is { Success: true } match ? (match.Groups[1].Value, match.Groups[2].Value)
            : text is "%" or "Per cent" or "Percentage" ? (text, "%") : (text, "");
    }

    /// <summary>The name of a row without its footnotes and without "of which".</summary>
    public static string Label(ReadOnlySpan<char> text) => OfWhich().Replace(PeriodHeading.WithoutNotes(text.ToString()), "");

    [GeneratedRegex(@"(?:%|per ?cent(?:age)?(?: points?)?)\s*changes?\b|\bchanges?\s+(?:on|from|since|between|over)\b|^changes?$", RegexOptions.IgnoreCase)]
    private static partial Regex Change();

    // The nine characters of the Government Statistical Service.
    [GeneratedRegex(@"^[EWSNKJLM]\d{8}$")]
    private static partial Regex PlaceCode();

    [GeneratedRegex(@"\b(?:country|nation|region|area|authority|council|place|geography|trust|provider|force|school|ward|county|district|borough|code|name)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PlaceHeading();

    [GeneratedRegex(@"^[+-]?[£$€]?\d[\d, ]*(?:\.\d+)?(?:[eE][+-]?\d+)?%?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(.+?)\s*\(([^()]+)\)$")]
    private static partial Regex UnitBehind();

    [GeneratedRegex(@",?\s*of which:?$", RegexOptions.IgnoreCase)]
    private static partial Regex OfWhich();
}
